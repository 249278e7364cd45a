"""Steps that lift a store of an older release to the tables of this one; bodies, hashes and their schema stay."""
