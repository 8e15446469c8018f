using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

/// <summary>A backward pass of the Elman net, h = tanh(W x + U h′ + b), with one wrong line for learners to find.</summary>
public static class PlantedBug
{
    /// <summary>Gradients of the weights over T steps.</summary>
    /// <param name="U">H × H.</param>
    /// <param name="x">T inputs (D × B), x[1] to x[T]; place 0 is empty.</param>
    /// <param name="h">The initial state h[0], then the T states (H × B).</param>
    /// <param name="dh">T gradients that the loss of each step gives to its own state (H × B); place 0 is empty.</param>
    public static (Matrix<Real> dW, Matrix<Real> dU, Vector<Real> db) Backward(
        Matrix<Real> U, IReadOnlyList<Matrix<Real>> x,
        IReadOnlyList<Matrix<Real>> h, IReadOnlyList<Matrix<Real>> dh)
    {
        var (dW, dU) = (Matrix<Real>.Build.Dense(U.RowCount, x[1].RowCount), 0 * U);
        var (db, dhNext) = (Vector<Real>.Build.Dense(U.RowCount), 0 * h[0]);
        for (int t = x.Count - 1; t >= 1; t--)
        {
            /* 1 */ var da = (dh[t] + dhNext).PointwiseMultiply(1 - h[t].PointwisePower(2));
            /* 2 */ dW += da * x[t].Transpose();
            /* 3 */ dU += da * h[t - 1].Transpose();
            /* 4 */ db += da.RowSums();
            /* 5 */ dhNext = U * da;
        }
        return (dW, dU, db);
    }
}
