// What a workbook's file is made of: parts of XML in a ZIP archive.
#include <expat.h>
#include <unzip.h>
#include <zip.h>
