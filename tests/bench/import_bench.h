// Files into a project: how fast they are read, checked and stored, and how soon a cancel is heard.
#pragma once

void benchImports();
