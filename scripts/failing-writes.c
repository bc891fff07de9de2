// Makes the FAIL_AT-th change to a regular file fail as on a full disk: once, or with FAIL_MODE=on
// from there on. The file FAIL_MARK is made when it does. Loaded before a program by LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fails(int file) {
  static long left = -1;
  struct stat status;
  if (file <= 2 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  if (left < 0) left = atol(getenv("FAIL_AT") ? getenv("FAIL_AT") : "0") + 1;
  const char *mode = getenv("FAIL_MODE");
  if (left == 1) {
    if (!mode || strcmp(mode, "on") != 0) return 0;
  } else if (--left > 1) {
    return 0;
  }
  const char *mark = getenv("FAIL_MARK");
  if (mark) close(open(mark, O_WRONLY | O_CREAT, 0600));
  errno = ENOSPC;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
  return fails(file) ? -1 : REAL(write)(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  return fails(file) ? -1 : REAL(pwrite)(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  return fails(file) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}
int ftruncate(int file, off_t size) { return fails(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails(file) ? -1 : REAL(ftruncate64)(file, size); }
int fsync(int file) { return fails(file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails(file) ? -1 : REAL(fdatasync)(file); }
