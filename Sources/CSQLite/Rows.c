#include "CSQLite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Layout of the bytes: `Query/Views/PackedRows.swift`.

enum { mostColumns = 64, headSize = 16, cellSize = 16 };

typedef struct {
  sqlite3_vtab_cursor base;
  sqlite3_value *held;
  const unsigned char *bytes;
  sqlite3_int64 size, rows, columns, row;
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
  cursor->held = count == 1 ? sqlite3_value_dup(values[0]) : 0;
  cursor->row = cursor->rows = 0;
  if (!cursor->held) return SQLITE_NOMEM;
  cursor->bytes = sqlite3_value_blob(cursor->held);
  cursor->size = sqlite3_value_bytes(cursor->held);
  if (!cursor->bytes || cursor->size < headSize) return SQLITE_OK;
  sqlite3_int64 rows = number(cursor->bytes), columns = number(cursor->bytes + 8);
  if (columns < 1 || columns > mostColumns || rows < 0 ||
      rows > (cursor->size - headSize) / (columns * cellSize))
    return SQLITE_MISMATCH;
  cursor->rows = rows;
  cursor->columns = columns;
  return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base) {
  ((Cursor *)base)->row++;
  return SQLITE_OK;
}

static int isAtEnd(sqlite3_vtab_cursor *base) {
  return ((Cursor *)base)->row >= ((Cursor *)base)->rows;
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
  if (index > cursor->columns) return SQLITE_OK;
  const unsigned char *cell =
      cursor->bytes + headSize + (cursor->row * cursor->columns + index - 1) * cellSize;
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
      // A text of `kind - 3` bytes. They outlive the row, not the statement.
      sqlite3_int64 length = kind - 3;
      if (kind < 0 || value < 0 || length > cursor->size || value > cursor->size - length)
        return SQLITE_MISMATCH;
      sqlite3_result_text64(context, (const char *)cursor->bytes + value, (sqlite3_uint64)length,
                            SQLITE_TRANSIENT, SQLITE_UTF8);
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
