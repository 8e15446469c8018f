// The tests' own precision, as the library's: float unless DOUBLE is defined.
#if DOUBLE
global using Real = System.Double;
#else
global using Real = System.Single;
#endif
