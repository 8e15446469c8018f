// The one place that chooses the precision: Unrolled.dll is built without DOUBLE, Unrolled.Double.dll with it.
#if DOUBLE
global using Real = System.Double;
#else
global using Real = System.Single;
#endif
