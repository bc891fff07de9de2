#include "CLibedit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static atomic_int raised;
static atomic_int deaf;
static int wake[2] = {-1, -1};

/// What a sudden end restores. `held` is set last and cleared first.
static atomic_int held;
static atomic_int bracketed_paste;
static atomic_int paged;
static int held_input = -1;
static int held_output = -1;
static struct termios held_modes;

static void note(int number) {
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(wake[1], &byte, 1);
  (void)written;  // A full pipe already wakes its reader.
}

static void on_signal(int number) {
  int saved = errno;
  if (number == SIGINT) {
    if (atomic_load(&deaf) > 0) return;
    atomic_store(&raised, 1);
  }
  note(number);
  errno = saved;
}

/// Only calls that are safe in a signal handler.
static void restore_terminal(void) {
  if (!atomic_exchange(&held, 0)) return;
  if (atomic_exchange(&bracketed_paste, 0)) {
    ssize_t written = write(held_output, "\033[?2004l\r\n", 10);
    (void)written;
  }
  if (atomic_exchange(&paged, 0)) {
    ssize_t written = write(held_output, "\033[?1049l", 8);
    (void)written;
  }
  tcsetattr(held_input, TCSANOW, &held_modes);
}

static void on_end(int number) {
  signal(SIGTTOU, SIG_IGN);
  restore_terminal();
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static void on_exit_restore(void) {
  // A background process that set the modes would be stopped instead of ending.
  if (atomic_load(&held) && tcgetpgrp(held_input) == getpgrp()) restore_terminal();
}

static void catch_signal(int number, void (*handler)(int)) {
  struct sigaction old;
  if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_IGN) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int cle_interrupts_install(void) {
  static int installed;
  if (installed) return 0;
  int failure = cle_pipe(wake);
  if (failure != 0) return failure;
  for (int end = 0; end < 2; end++) fcntl(wake[end], F_SETFL, O_NONBLOCK);
  signal(SIGPIPE, SIG_IGN);
  // A file that may not grow is an error to be told, not a reason to die.
  signal(SIGXFSZ, SIG_IGN);
  catch_signal(SIGINT, on_signal);
  catch_signal(SIGTERM, on_end);
  catch_signal(SIGHUP, on_end);
  catch_signal(SIGQUIT, on_end);
  atexit(on_exit_restore);
  installed = 1;
  return 0;
}

int cle_interrupts_raised(void) { return atomic_load_explicit(&raised, memory_order_relaxed); }

void cle_interrupts_raise(void) { on_signal(SIGINT); }

void cle_interrupts_clear(void) {
  atomic_store(&raised, 0);
  unsigned char bytes[64];
  while (wake[0] >= 0 && read(wake[0], bytes, sizeof bytes) > 0) {}
}

void cle_interrupts_set_deaf(int value) { atomic_fetch_add(&deaf, value ? 1 : -1); }

int cle_wake_descriptor(void) { return wake[0]; }

void cle_editing_signals(int caught) {
  static struct sigaction before[3];
  static int active;
  static const int numbers[3] = {SIGWINCH, SIGTSTP, SIGCONT};
  if (caught == active) return;
  active = caught;
  for (int index = 0; index < 3; index++) {
    if (caught) {
      sigaction(numbers[index], NULL, &before[index]);
      catch_signal(numbers[index], on_signal);
    } else {
      sigaction(numbers[index], &before[index], NULL);
    }
  }
}

void cle_suspend(void) {
  struct sigaction ours;
  struct sigaction stop;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

void cle_terminal_remember(int input, int output) {
  atomic_store(&held, 0);
  if (tcgetattr(input, &held_modes) != 0) return;
  held_input = input;
  held_output = output;
  atomic_store(&held, 1);
}

void cle_terminal_bracketed(int bracketed) { atomic_store(&bracketed_paste, bracketed); }

void cle_terminal_paged(int is) { atomic_store(&paged, is); }

void cle_terminal_forget(void) {
  atomic_store(&held, 0);
  atomic_store(&bracketed_paste, 0);
  atomic_store(&paged, 0);
}
