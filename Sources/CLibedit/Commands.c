#include "CLibedit.h"

// libedit hands a command nothing that tells it from another, so that each has a function of
// its own; and it keeps the pointers to the names for as long as the process lives.

enum { COUNT = 64 };

static cle_dispatcher dispatcher;
static wchar_t *names[COUNT];

#define ONE(n) \
  static unsigned char command_##n(EditLine *editor, wint_t key) { \
    return dispatcher(editor, 0##n, key); \
  }
#define EIGHT(n) \
  ONE(n##0) ONE(n##1) ONE(n##2) ONE(n##3) ONE(n##4) ONE(n##5) ONE(n##6) ONE(n##7)
EIGHT(0) EIGHT(1) EIGHT(2) EIGHT(3) EIGHT(4) EIGHT(5) EIGHT(6) EIGHT(7)

#define NAMES(n) \
  command_##n##0, command_##n##1, command_##n##2, command_##n##3, command_##n##4, \
      command_##n##5, command_##n##6, command_##n##7
static const cle_command functions[COUNT] = {
    NAMES(0), NAMES(1), NAMES(2), NAMES(3), NAMES(4), NAMES(5), NAMES(6), NAMES(7)};

int cle_add_command(
    EditLine *editor, int number, const wchar_t *name, cle_dispatcher handler) {
  if (number < 0 || number >= COUNT) return -1;
  if (names[number] == NULL) names[number] = wcsdup(name);
  if (names[number] == NULL) return -1;
  dispatcher = handler;
  return el_wset(
      editor, EL_ADDFN, names[number], L"A command of the program", functions[number]);
}
