#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CLibedit.h"

#include <pthread.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

FILE *cle_stream(int fd, const char *mode) {
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (stream == NULL) close(copy);
  return stream;
}

EditLine *cle_open(
    const char *program, FILE *input, FILE *output, FILE *error, int *unknown) {
  char *said = NULL;
  size_t length = 0;
  FILE *aside = open_memstream(&said, &length);
  if (aside == NULL) return NULL;
  // The library below reads terminal descriptions into memory that all its users share.
  static pthread_mutex_t reading = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&reading);
  EditLine *editor = el_init_fd(
      program, input, output, aside, fileno(input), fileno(output), fileno(error));
  pthread_mutex_unlock(&reading);
  fflush(aside);
  *unknown = length > 0;
  if (editor != NULL) el_wset(editor, EL_SETFP, 2, error);
  fclose(aside);
  free(said);
  return editor;
}

void cle_binding(EditLine *editor, const wchar_t *key, char *name, size_t size) {
  if (size == 0) return;
  name[0] = 0;
  FILE *output = NULL;
  FILE *error = NULL;
  el_wget(editor, EL_GETFP, 1, &output);
  el_wget(editor, EL_GETFP, 2, &error);
  if (output == NULL || error == NULL) return;
  char *said = NULL;
  size_t length = 0;
  FILE *aside = open_memstream(&said, &length);
  if (aside == NULL) return;
  el_wset(editor, EL_SETFP, 1, aside);
  el_wset(editor, EL_SETFP, 2, aside);
  el_wset(editor, EL_BIND, key, NULL);
  el_wset(editor, EL_SETFP, 1, output);
  el_wset(editor, EL_SETFP, 2, error);
  fclose(aside);
  // libedit says `"^[[A"  ->  ed-prev-history`, or that the key is unbound.
  const char *arrow = said == NULL ? NULL : strstr(said, "->");
  if (arrow != NULL) {
    arrow += 2;
    arrow += strspn(arrow, " ");
    size_t count = strcspn(arrow, "\n");
    if (count >= size) count = size - 1;
    memcpy(name, arrow, count);
    name[count] = 0;
  }
  free(said);
}

int cle_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    if (setlocale(LC_CTYPE, names[index]) == NULL) continue;
    const char *codeset = nl_langinfo(CODESET);
    if (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0) return 1;
  }
  return 0;
}

int cle_width(wchar_t character) { return wcwidth(character); }

int cle_pseudo_terminal(char *path, size_t size) {
  int fd = posix_openpt(O_RDWR | O_NOCTTY);
  if (fd < 0) return -1;
  const char *name = grantpt(fd) == 0 && unlockpt(fd) == 0 ? ptsname(fd) : NULL;
  if (name == NULL || strlen(name) >= size) {
    close(fd);
    return -1;
  }
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  strcpy(path, name);
  return fd;
}

int cle_window_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int cle_open_private(const char *path, int kind) {
  static const int flags[3] = {O_RDONLY, O_RDWR | O_APPEND | O_CREAT, O_RDWR | O_CREAT | O_EXCL};
  if (kind < 0 || kind > 2) return -1;
  return open(path, flags[kind] | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
}
