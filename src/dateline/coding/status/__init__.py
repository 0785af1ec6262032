"""Word of a tree → how firmly it is told, by the author and by the source, and whether it is told as what went before."""
