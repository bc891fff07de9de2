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

/// Rows for `packed_rows` that are read where they lie: they have to outlive the statement's run.
typedef struct {
  /// 16 bytes each, row by row.
  const void *cells;
  sqlite3_int64 rows, columns;
  /// What the places of texts count from.
  const void *texts;
  sqlite3_int64 textSize;
} rapport_rows;

/// Binds rows in place of the bytes. Returns a result code.
int rapport_bind_rows(sqlite3_stmt *statement, int parameter, const rapport_rows *rows);

#endif
