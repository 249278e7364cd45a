/* Logs, in order, what a process does to the files below one folder; and kills it before a chosen one of these acts.
 *
 * Loaded with LD_PRELOAD. WITNESS_FOLDER names the folder, WITNESS_LOG the file that is written (outside the folder).
 * A record is one line, for some followed by data: see trace.py. Each is written at once to a file opened to append.
 * What goes to standard output is logged too: it is what the user is told.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static long kill_before = -1; /* before which act, counted from 0; -1: none */
static long acts;


__attribute__((constructor)) static void begin(void) {
    const char *place = getenv("WITNESS_LOG");
    folder = getenv("WITNESS_FOLDER");
    folder_length = folder ? strlen(folder) : 0;
    if (folder_length && place)
        log_fd = syscall(SYS_openat, AT_FDCWD, place, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
}

void witness_kill_before(long one) { kill_before = one; acts = 0; }
long witness_acts(void) { return acts; }

static int below(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

static int whole_path(int at, const char *path, char *out) {
    if (!path) return 0;
    if (path[0] == '/') { snprintf(out, PATH_MAX, "%s", path); return below(out); }
    char base[PATH_MAX];
    if (at == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
    else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        ssize_t n = readlink(link, base, sizeof base - 1);
        if (n < 0) return 0;
        base[n] = 0;
    }
    if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    return below(out);
}

/* The inode that a descriptor stands for, where it is below the folder; else 0. */
static unsigned long inode(int fd) {
    if (!folder_length || fd < 0) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    struct stat found;
    return below(path) && !fstat(fd, &found) ? (unsigned long)found.st_ino : 0;
}

static void act(void) {
    if (acts++ == kill_before) kill(getpid(), SIGKILL);
}

static void note(const void *data, size_t size, const char *form, ...) {
    if (log_fd < 0) return;
    int kept = errno;
    char line[2 * PATH_MAX + 64];
    va_list arguments;
    va_start(arguments, form);
    int length = vsnprintf(line, sizeof line, form, arguments);
    va_end(arguments);
    struct iovec parts[2] = {{line, (size_t)length}, {(void *)data, size}};
    if (syscall(SYS_writev, log_fd, parts, size ? 2 : 1) < 0) abort();
    errno = kept;
}

static int opened(int fd, int there, const char *path) {
    struct stat found;
    if (fd >= 0 && !there && !fstat(fd, &found)) note(0, 0, "create %lu %s\n", (unsigned long)found.st_ino, path);
    return fd;
}

static int opening(int at, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    struct stat found;
    if (!whole_path(at, name, path)) return syscall(SYS_openat, at, name, flags, mode);
    int there = !(flags & O_CREAT) || !stat(path, &found);
    if (!there || flags & O_TRUNC) act();
    int fd = opened(syscall(SYS_openat, at, name, flags, mode), there, path);
    if (fd >= 0 && there && flags & O_TRUNC) note(0, 0, "truncate %lu 0\n", inode(fd));
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list a; va_start(a, flags); mode = va_arg(a, mode_t); va_end(a); }

int open(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opening(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    unsigned long which = inode(fd);
    if (which) act();
    ssize_t done = syscall(SYS_pwrite64, fd, data, size, at);
    if (which && done > 0) note(data, done, "write %lu %lld %zd\n", which, (long long)at, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
    unsigned long which = inode(fd);
    if (which) act();
    ssize_t done = syscall(SYS_write, fd, data, size);
    if (which && done > 0) {
        long long at = lseek64(fd, 0, SEEK_CUR) - done;
        note(data, done, "write %lu %lld %zd\n", which, at, done);
    } else if (fd == 1 && done > 0) note(data, done, "told %zd\n", done);
    return done;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    ssize_t whole = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return whole ? whole : done;
        whole += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return whole;
}

int ftruncate64(int fd, off64_t size) {
    unsigned long which = inode(fd);
    if (which) act();
    int done = syscall(SYS_ftruncate, fd, size);
    if (which && !done) note(0, 0, "truncate %lu %lld\n", which, (long long)size);
    return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, long call) {
    unsigned long which = inode(fd);
    if (which) act();
    int done = syscall(call, fd);
    if (which && !done) note(0, 0, "sync %lu\n", which);
    return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int unlinkat(int at, const char *name, int flags) {
    char path[PATH_MAX];
    int ours = whole_path(at, name, path);
    if (ours) act();
    int done = syscall(SYS_unlinkat, at, name, flags);
    if (ours && !done) note(0, 0, "unlink %s\n", path);
    return done;
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int renameat2(int at, const char *from, int to, const char *name, unsigned int flags) {
    char one[PATH_MAX], other[PATH_MAX];
    int ours = whole_path(at, from, one) & whole_path(to, name, other);
    if (ours) act();
    int done = syscall(SYS_renameat2, at, from, to, name, flags);
    if (ours && !done) note(0, 0, "rename %s\t%s\n", one, other);
    return done;
}
int renameat(int at, const char *from, int to, const char *name) { return renameat2(at, from, to, name, 0); }
int rename(const char *from, const char *name) { return renameat2(AT_FDCWD, from, AT_FDCWD, name, 0); }

int linkat(int at, const char *from, int to, const char *name, int flags) {
    char one[PATH_MAX], other[PATH_MAX];
    int ours = whole_path(at, from, one) & whole_path(to, name, other);
    if (ours) act();
    int done = syscall(SYS_linkat, at, from, to, name, flags);
    if (ours && !done) note(0, 0, "link %s\t%s\n", one, other);
    return done;
}
int link(const char *from, const char *name) { return linkat(AT_FDCWD, from, AT_FDCWD, name, 0); }

int mkdirat(int at, const char *name, mode_t mode) {
    char path[PATH_MAX];
    int ours = whole_path(at, name, path);
    if (ours) act();
    int done = syscall(SYS_mkdirat, at, name, mode);
    struct stat found;
    if (ours && !done && !stat(path, &found)) note(0, 0, "mkdir %lu %s\n", (unsigned long)found.st_ino, path);
    return done;
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
