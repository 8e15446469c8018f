namespace Unrolled.Numerics;

/// <summary>First values of weights: <c>layer["weight_hh"].Orthogonal(random)</c>. With <see cref="Parameter.Uniform"/>, all there are.</summary>
/// <remarks>
/// A weight of G gates is G matrices one below the other. <c>blocks: G</c> gives each gate a matrix of its own; without it the
/// whole is one matrix, as Keras and PyTorch's nn.init take it. Everything is computed in double and rounded once: the float
/// build begins where the double build does, and the same seed gives the same bits everywhere.
/// </remarks>
public static class Initial
{
    /// <summary>Every entry the same.</summary>
    public static Parameter Constant(this Parameter parameter, double value)
    {
        Array.Fill(parameter.Values, (Real)value);
        return parameter;
    }

    /// <summary>Normal numbers of mean 0, column after column. Of deviation 1 they are PyTorch's default for an embedding.</summary>
    /// <param name="parameter">What is filled.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="random">Where they come from.</param>
    public static Parameter Normal(this Parameter parameter, double deviation, Random64 random)
    {
        for (int i = 0; i < parameter.Values.Length; i++) parameter.Values[i] = (Real)(deviation * random.NextNormal());
        return parameter;
    }

    /// <summary>Uniform numbers that keep the size of a signal on its way forward and of a gradient on its way back.</summary>
    /// <remarks><code>
    /// bound = √(6 / (fan_in + fan_out))            deviation √(2 / (fan_in + fan_out))
    /// </code>fan_in: columns; fan_out: rows of a block. PyTorch's xavier_uniform_, Keras's glorot_uniform.
    /// Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</remarks>
    /// <exception cref="ArgumentException">The rows are no whole number of blocks.</exception>
    public static Parameter GlorotUniform(this Parameter parameter, Random64 random, int blocks = 1) => parameter.Uniform(Math.Sqrt(6.0 / Fans(parameter, blocks)), random);

    /// <summary>As <see cref="GlorotUniform"/>, with normal numbers of the same deviation.</summary>
    /// <remarks>PyTorch's xavier_normal_; Keras's glorot_normal cuts the tails off at two deviations.</remarks>
    /// <exception cref="ArgumentException">The rows are no whole number of blocks.</exception>
    public static Parameter GlorotNormal(this Parameter parameter, Random64 random, int blocks = 1) => parameter.Normal(Math.Sqrt(2.0 / Fans(parameter, blocks)), random);

    /// <summary>A random rotation (and reflection), times a gain: it changes no vector's length by anything but the gain.</summary>
    /// <remarks><code>
    /// UᵀU = gain² I where a block has at least as many rows as columns, else UUᵀ = gain² I
    /// </code>Uniform among all such matrices. PyTorch's orthogonal_, Keras's orthogonal (there over all gates at once).
    /// Source: A. Saxe, J. McClelland and S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014.</remarks>
    /// <exception cref="ArgumentException">The rows are no whole number of blocks.</exception>
    public static Parameter Orthogonal(this Parameter parameter, Random64 random, double gain = 1, int blocks = 1)
    {
        int rows = Rows(parameter, blocks), columns = parameter.Columns;
        for (int block = 0; block < blocks; block++)
        {
            double[] Q = rows >= columns ? OrthonormalBasis.Random(rows, columns, random) : OrthonormalBasis.Random(columns, rows, random);
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                    parameter.Values[c * parameter.Rows + block * rows + r] = (Real)(gain * Q[rows >= columns ? c * rows + r : r * columns + c]);
        }
        return parameter;
    }

    /// <summary>scale · I in every block: each unit begins by keeping its own state, times the scale.</summary>
    /// <remarks>Where a block is not square, its diagonal is filled and the rest is 0, as PyTorch's eye_.</remarks>
    /// <exception cref="ArgumentException">The rows are no whole number of blocks.</exception>
    public static Parameter Identity(this Parameter parameter, double scale = 1, int blocks = 1)
    {
        int rows = Rows(parameter, blocks);
        parameter.Constant(0);
        for (int block = 0; block < blocks; block++)
            for (int i = 0; i < Math.Min(rows, parameter.Columns); i++) parameter.Values[i * parameter.Rows + block * rows + i] = (Real)scale;
        return parameter;
    }

    private static int Fans(Parameter parameter, int blocks) => parameter.Columns + Rows(parameter, blocks);

    private static int Rows(Parameter parameter, int blocks) => blocks >= 1 && parameter.Rows % blocks == 0
        ? parameter.Rows / blocks
        : throw new ArgumentException($"{parameter}: its {parameter.Rows} rows should be a whole number of equal blocks, but {blocks} were asked for. Give the number of gates the weight serves (4 for an LSTM), or 1.", nameof(blocks));
}
