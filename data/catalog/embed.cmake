# Writes OUT: a C++ file with the text of each of FILES (below ROOT) as a raw string, for data/catalog/embedded.h.
set(text "#include \"data/catalog/embedded.h\"\n\nnamespace data::catalog {\n\nnamespace {\nconst EmbeddedFile kFiles[] = {\n")
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} content)
  string(APPEND text "    {\"${file}\", R\"headroom(${content})headroom\"},\n")
endforeach()
string(APPEND text "};\n} // namespace\n\nstd::span<const EmbeddedFile> embeddedFiles() {\n    return kFiles;\n}\n\n} // namespace data::catalog\n")
file(WRITE ${OUT} "${text}")
