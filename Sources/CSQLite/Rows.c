#include "CSQLite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Layout of the bytes: `Query/Views/PackedRows.swift`.

enum { mostColumns = 64, headSize = 16, cellSize = 16 };

static const char pointerType[] = "rapport_rows";

typedef struct {
  sqlite3_vtab_cursor base;
  // The bytes, where they came as a value.
  sqlite3_value *held;
  rapport_rows rows;
  sqlite3_int64 row;
} Cursor;

static sqlite3_int64 number(const unsigned char *at) {
  sqlite3_int64 value;
  memcpy(&value, at, sizeof value);
  return value;
}

static int connect(sqlite3 *database, void *data, int count, const char *const *arguments,
                   sqlite3_vtab **table, char **message) {
  (void)data, (void)count, (void)arguments, (void)message;
  char text[mostColumns * 6 + 64] = "CREATE TABLE x(\"row\"";
  size_t length = strlen(text);
  for (int column = 0; column < mostColumns; column++)
    length += (size_t)snprintf(text + length, sizeof text - length, ", c%d", column);
  snprintf(text + length, sizeof text - length, ", \"rows\" HIDDEN)");
  int code = sqlite3_declare_vtab(database, text);
  if (code != SQLITE_OK) return code;
  *table = calloc(1, sizeof **table);
  return *table ? SQLITE_OK : SQLITE_NOMEM;
}

static int disconnect(sqlite3_vtab *table) {
  free(table);
  return SQLITE_OK;
}

static int bestIndex(sqlite3_vtab *table, sqlite3_index_info *info) {
  (void)table;
  for (int index = 0; index < info->nConstraint; index++) {
    if (info->aConstraint[index].iColumn != mostColumns + 1) continue;
    if (info->aConstraint[index].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!info->aConstraint[index].usable) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[index].argvIndex = 1;
    info->aConstraintUsage[index].omit = 1;
    info->estimatedCost = 1000;
    info->estimatedRows = 1000;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

static int openCursor(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
  (void)table;
  Cursor *made = calloc(1, sizeof *made);
  if (!made) return SQLITE_NOMEM;
  *cursor = &made->base;
  return SQLITE_OK;
}

static int closeCursor(sqlite3_vtab_cursor *base) {
  sqlite3_value_free(((Cursor *)base)->held);
  free(base);
  return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *name, int count,
                  sqlite3_value **values) {
  (void)plan, (void)name;
  Cursor *cursor = (Cursor *)base;
  sqlite3_value_free(cursor->held);
  cursor->held = 0;
  cursor->row = 0;
  memset(&cursor->rows, 0, sizeof cursor->rows);
  if (count != 1) return SQLITE_MISMATCH;
  const rapport_rows *given = sqlite3_value_pointer(values[0], pointerType);
  if (given) {
    if (given->columns < 1 || given->columns > mostColumns) return SQLITE_MISMATCH;
    cursor->rows = *given;
    return SQLITE_OK;
  }
  cursor->held = sqlite3_value_dup(values[0]);
  if (!cursor->held) return SQLITE_NOMEM;
  const unsigned char *bytes = sqlite3_value_blob(cursor->held);
  sqlite3_int64 size = sqlite3_value_bytes(cursor->held);
  if (!bytes || size < headSize) return SQLITE_OK;
  sqlite3_int64 rows = number(bytes), columns = number(bytes + 8);
  if (columns < 1 || columns > mostColumns || rows < 0 ||
      rows > (size - headSize) / (columns * cellSize))
    return SQLITE_MISMATCH;
  cursor->rows = (rapport_rows){bytes + headSize, rows, columns, bytes, size};
  return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base) {
  ((Cursor *)base)->row++;
  return SQLITE_OK;
}

static int isAtEnd(sqlite3_vtab_cursor *base) {
  return ((Cursor *)base)->row >= ((Cursor *)base)->rows.rows;
}

static int rowNumber(sqlite3_vtab_cursor *base, sqlite3_int64 *row) {
  *row = ((Cursor *)base)->row;
  return SQLITE_OK;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index) {
  Cursor *cursor = (Cursor *)base;
  if (index == 0) {
    sqlite3_result_int64(context, cursor->row);
    return SQLITE_OK;
  }
  const rapport_rows *rows = &cursor->rows;
  if (index > rows->columns) return SQLITE_OK;
  const unsigned char *cell = (const unsigned char *)rows->cells +
                              (cursor->row * rows->columns + index - 1) * cellSize;
  sqlite3_int64 kind = number(cell), value = number(cell + 8);
  switch (kind) {
    case 0: break;
    case 1: sqlite3_result_int64(context, value); break;
    case 2: {
      double real;
      memcpy(&real, cell + 8, sizeof real);
      sqlite3_result_double(context, real);
      break;
    }
    default: {
      // A text of `kind - 3` bytes. Those of a value outlive the row, not the statement.
      sqlite3_int64 length = kind - 3;
      if (kind < 0 || value < 0 || length > rows->textSize || value > rows->textSize - length)
        return SQLITE_MISMATCH;
      sqlite3_result_text64(context, (const char *)rows->texts + value, (sqlite3_uint64)length,
                            cursor->held ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
    }
  }
  return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = connect,
    .xBestIndex = bestIndex,
    .xDisconnect = disconnect,
    .xOpen = openCursor,
    .xClose = closeCursor,
    .xFilter = filter,
    .xNext = next,
    .xEof = isAtEnd,
    .xColumn = column,
    .xRowid = rowNumber,
};

int rapport_add_rows_function(sqlite3 *database) {
  return sqlite3_create_module_v2(database, "packed_rows", &module, 0, 0);
}

int rapport_bind_rows(sqlite3_stmt *statement, int parameter, const rapport_rows *rows) {
  return sqlite3_bind_pointer(statement, parameter, (void *)rows, pointerType, 0);
}
