/// libedit for Swift: its variadic functions with types, and the few things that are only
/// right in C (signal handlers, streams, the state a handler restores).
#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <histedit.h>
#include <stdio.h>
#include <sys/types.h>
#include <wchar.h>

typedef int (*cle_reader)(EditLine *, wchar_t *);
typedef wchar_t *(*cle_prompt)(EditLine *);
typedef unsigned char (*cle_command)(EditLine *, wint_t);

// MARK: el_wset and el_wget, one function an option

/// Text between two `escape` characters is sent as it is and counts no columns.
static inline int cle_set_prompt(EditLine *editor, cle_prompt prompt, wchar_t escape) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, (int)escape);
}
static inline int cle_set_editor(EditLine *editor, const wchar_t *name) {
  return el_wset(editor, EL_EDITOR, name);
}
static inline int cle_set_signal(EditLine *editor, int handled) {
  return el_wset(editor, EL_SIGNAL, handled);
}
static inline int cle_set_reader(EditLine *editor, cle_reader reader) {
  return el_wset(editor, EL_GETCFN, reader);
}
static inline int cle_set_client_data(EditLine *editor, void *data) {
  return el_wset(editor, EL_CLIENTDATA, data);
}
static inline void *cle_client_data(EditLine *editor) {
  void *data = NULL;
  el_wget(editor, EL_CLIENTDATA, &data);
  return data;
}
static inline int cle_set_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}
/// Raw while a line is edited, cooked otherwise.
static inline int cle_set_raw(EditLine *editor, int raw) {
  return el_wset(editor, EL_PREP_TERM, raw);
}
/// Draws prompt and line from column 0 of the row the cursor is on.
static inline int cle_refresh(EditLine *editor) { return el_wset(editor, EL_REFRESH); }
static inline int cle_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, key, command, NULL);
}
/// Binds in the alternative map, the one of vi's command mode.
static inline int cle_bind_alternative(
    EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", key, command, NULL);
}
static inline int cle_set_error_stream(EditLine *editor, FILE *stream) {
  return el_wset(editor, EL_SETFP, 2, stream);
}
/// 0 when `edit off` was chosen: lines are then read as the terminal gives them.
static inline int cle_edits(EditLine *editor) {
  int edits = 1;
  el_wget(editor, EL_EDITMODE, &edits);
  return edits;
}
static inline int cle_set_edits(EditLine *editor, int edits) {
  return el_wset(editor, EL_EDITMODE, edits);
}
/// 1 when the key map in use is vi's.
static inline int cle_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && name[0] == L'v';
}

/// Sends what libedit itself draws elsewhere.
static inline int cle_set_output(EditLine *editor, FILE *stream) {
  return el_wset(editor, EL_SETFP, 1, stream);
}

typedef unsigned char (*cle_dispatcher)(EditLine *, int command, wint_t key);
/// Adds a command that answers to `name`, in key bindings too, and calls the one dispatcher
/// of the process with its number, below 64.
int cle_add_command(
    EditLine *editor, int number, const wchar_t *name, cle_dispatcher dispatcher);

/// Writes the name of the command that a whole key sequence is bound to, as a C string,
/// empty when there is none. `key` is in the notation of libedit's `bind`.
void cle_binding(EditLine *editor, const wchar_t *key, char *name, size_t size);

// MARK: history_w

static inline int cle_history_set_size(HistoryW *history, int size) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, size);
}
static inline int cle_history_enter(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, entry);
}
static inline int cle_history_clear(HistoryW *history) {
  HistEventW event;
  return history_w(history, &event, H_CLEAR);
}

// MARK: Streams and text

/// A stream over a duplicate of `fd`, which closing it leaves open. NULL on failure.
FILE *cle_stream(int fd, const char *mode);

/// `el_init` with nothing said on an unknown TERM; `*unknown` tells of it instead.
EditLine *cle_open(
    const char *program, FILE *input, FILE *output, FILE *error, int *unknown);

/// Makes the character type of the locale a UTF-8 one. 0 when the system has none.
int cle_use_utf8(void);

/// Columns a character takes: 0, 1 or 2, and -1 where it cannot be printed.
int cle_width(wchar_t character);

/// The controlling end of a new pseudo-terminal, and the path of the other one. −1 on failure.
int cle_pseudo_terminal(char *path, size_t size);

/// 0 when `fd` is a terminal that knows its size.
int cle_window_size(int fd, int *columns, int *rows);

// MARK: Signals

/// Catches SIGINT; restores the terminal on SIGTERM, SIGHUP and SIGQUIT before they act;
/// ignores SIGPIPE. A signal that was ignored when the program began stays ignored.
/// Calling it again does nothing. 0 on success.
int cle_interrupts_install(void);
int cle_interrupts_raised(void);
void cle_interrupts_raise(void);
void cle_interrupts_clear(void);
/// While deaf, SIGINT has no effect here; calls nest.
void cle_interrupts_set_deaf(int deaf);
/// Readable when a signal came; every byte is a signal's number. -1 before installation.
int cle_wake_descriptor(void);

/// Catches SIGWINCH, SIGTSTP and SIGCONT while a line is edited.
void cle_editing_signals(int caught);
/// Stops this process as Ctrl-Z does and returns when it is continued.
void cle_suspend(void);

/// Remembers the modes of the terminal `input` for a sudden end.
void cle_terminal_remember(int input, int output);
/// Whether pasted text is bracketed now, to be switched off by a sudden end.
void cle_terminal_bracketed(int bracketed);
/// Whether the terminal shows its other screen now, to be left by a sudden end.
void cle_terminal_paged(int paged);
void cle_terminal_forget(void);

// MARK: Processes

/// Runs `command` by `sh -c` with the two descriptors as standard input and output and
/// default signals. 0, or an error number.
int cle_spawn_shell(
    const char *command, char *const environment[], int input, int output, pid_t *process);
/// A pipe that programs started from here do not inherit. 0, or an error number.
int cle_pipe(int ends[2]);

/// `open` without following a symbolic link, without waiting for a FIFO's other end and not
/// inherited. `kind` is 0 to read, 1 to append (created when missing), 2 to create anew.
/// Returns -1 with errno set.
int cle_open_private(const char *path, int kind);

#endif
