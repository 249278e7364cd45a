"""Who may see what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.errors import InputError
from pourparler.record.audience import audience, includes, viewer, within

names = st.sampled_from(["everyone", "team", "north+team", "south+team", "north", "north+south+team"])
viewers = st.sampled_from(["everyone", "team", "north", "south"])


@given(names, names, viewers)
def test_within_means_that_whoever_sees_the_narrow_sees_the_wide(narrow: str, wide: str, who: str) -> None:
    if within(narrow, wide) and includes(narrow, who):
        assert includes(wide, who)


def test_the_viewer_everyone_sees_only_what_everyone_may_see() -> None:
    assert includes("everyone", "everyone")
    assert not includes("team", "everyone")


@pytest.mark.parametrize("bad", ["", "Team", "a b", "north+", "é"])
def test_a_name_that_is_no_slug_is_refused(bad: str) -> None:
    with pytest.raises(InputError):
        audience(bad)
    with pytest.raises(InputError):
        viewer(bad)


def test_everyone_swallows_the_other_names() -> None:
    assert audience("north+everyone") == "everyone"
