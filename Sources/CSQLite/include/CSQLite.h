#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

/// Whether foreign keys are enforced from now on. Unlike the pragma, which a transaction ignores,
/// this holds at once. Returns a result code.
///
/// Swift cannot call functions with variable arguments.
int rapport_enforce_foreign_keys(sqlite3 *database, int isEnforced);

/// Adds the table `packed_rows(bytes)`, whose columns are `row` and `c0` to `c63`. Returns a result
/// code.
int rapport_add_rows_function(sqlite3 *database);

#endif
