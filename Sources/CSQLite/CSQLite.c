#include "CSQLite.h"

int rapport_enforce_foreign_keys(sqlite3 *database, int isEnforced) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, isEnforced, (int *)0);
}
