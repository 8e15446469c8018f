using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Unrolled.Benchmarks;
using Unrolled.Cells;
using Unrolled.Numerics;

// Two uses. With the flags of a peer's benchmark: one case, one line of JSON. With "kernels": BenchmarkDotNet on the parts.
var mode = new Option<string>("--mode") { DefaultValueFactory = _ => "train", Description = "train: whole training steps, tok_s. sample: one character at a time, B = 1, chars_s." };
var cell = new Option<string>("--cell") { DefaultValueFactory = _ => "lstm", Description = "lstm, gru or rnn." };
var input = new Option<string>("--input") { DefaultValueFactory = _ => "onehot", Description = "onehot: symbols by index. dense: one-hot vectors multiplied like any others. emb: an embedding of size V." };
Option<int> V = Size("--V", 64), H = Size("--H", 128), B = Size("--B", 32), T = Size("--T", 50), threads = Size("--threads", 1);
var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 3 };
mode.AcceptOnlyFromAmong("train", "sample");
cell.AcceptOnlyFromAmong("lstm", "gru", "rnn");
input.AcceptOnlyFromAmong("onehot", "dense", "emb");

var kernels = new Command("kernels", "Benchmarks of products, functions, cells and optimisers with BenchmarkDotNet; further arguments are its own.") { TreatUnmatchedTokensAsErrors = false };
kernels.SetAction(result => { BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. result.UnmatchedTokens], DefaultConfig.Instance.WithArtifactsPath("artifacts/benchmarks")); });
var peak = new Command("peak", "Fused multiply-adds a second on registers alone: what the products are measured against.");
peak.SetAction(_ => Console.WriteLine(Peak.Measure()));
var root = new RootCommand("Unrolled's benchmarks.") { mode, cell, input, V, H, B, T, threads, seconds, kernels, peak };
root.SetAction(result =>
{
    Workers.Threads = result.GetValue(threads);
    var sizes = new Case(result.GetValue(mode)!, result.GetValue(cell)!, result.GetValue(input)!, result.GetValue(V), result.GetValue(H), result.GetValue(B), result.GetValue(T), result.GetValue(seconds));
    Console.WriteLine(sizes.Cell switch
    {
        "lstm" => PeerCase.Run<Lstm>(sizes),
        "gru" => PeerCase.Run<Gru>(sizes),
        _ => PeerCase.Run<Elman>(sizes),
    });
});
return root.Parse(args).Invoke();

static Option<int> Size(string name, int usual) => new(name) { DefaultValueFactory = _ => usual };
