using System.Globalization;

namespace Unrolled.Notebooks;

/// <summary>How a result's number is written in tables and pages.</summary>
public static class ResultText
{
    /// <summary>Four decimals at most; small numbers with an exponent, as 3.1e-11.</summary>
    public static string Number(double? value) =>
        value?.ToString(value != 0 && Math.Abs(value.Value) < 1e-3 ? "0.0##e-0" : "0.####", CultureInfo.InvariantCulture) ?? "";
}
