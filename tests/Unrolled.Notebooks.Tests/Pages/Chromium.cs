using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests.Pages;

/// <summary>A headless Chromium without a network, driven by its own protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", "--window-size=1280,900",
    ];

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("chromium-");
    private readonly ClientWebSocket socket = new();
    private readonly Process process;
    private int last;

    private Chromium(string program) => process = Process.Start(new ProcessStartInfo(program, [.. Flags, $"--user-data-dir={profile.FullName}", "about:blank"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    /// <summary>Everything the browser reported: console, policy, requests, dialogs.</summary>
    public List<JsonObject> Events { get; } = [];

    /// <summary>Starts the browser; skips the test where there is none, unless UNROLLED_REQUIRE_HOSTS=1.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string? program = new[] { "chromium", "chromium-browser", "google-chrome" }
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program == null && Environment.GetEnvironmentVariable("UNROLLED_REQUIRE_HOSTS") != "1") Assert.Skip("Chromium is not installed, so no page can be opened.");
        Assert.True(program != null, "UNROLLED_REQUIRE_HOSTS=1, but Chromium is not installed.");
        var chromium = new Chromium(program);
        await chromium.ConnectAsync();
        return chromium;
    }

    /// <summary>Opens a file and waits until it has loaded.</summary>
    public async Task OpenAsync(string path)
    {
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"]) await CallAsync($"{domain}.enable");
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        while (Events.All(e => (string?)e["method"] != "Page.loadEventFired")) await ReadAsync();
    }

    /// <summary>The value of a JavaScript expression.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true }))["result"]?["value"];

    /// <summary>Sets light or dark.</summary>
    public Task SchemeAsync(string scheme) =>
        CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });

    /// <summary>Sets the width of the window.</summary>
    public Task WidthAsync(int width) =>
        CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        socket.Dispose();
        process.Dispose();
        try { profile.Delete(recursive: true); }
        catch (IOException) { /* a child may still be writing; the folder is temporary */ }
    }

    private async Task ConnectAsync()
    {
        string file = Path.Combine(profile.FullName, "DevToolsActivePort");
        for (int i = 0; !File.Exists(file) || File.ReadAllLines(file).Length < 2; i++)
        {
            Assert.True(i < 600 && !process.HasExited, "Chromium did not start within a minute.");
            await Task.Delay(100);
        }
        using var http = new HttpClient();
        var targets = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{File.ReadAllLines(file)[0]}/json"))!.AsArray();
        await socket.ConnectAsync(new((string)targets.First(t => (string?)t!["type"] == "page")!["webSocketDebuggerUrl"]!), default);
    }

    private async Task<JsonObject> CallAsync(string method, JsonObject? parameters = null)
    {
        int id = ++last;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, true, default);
        while (true)
            if (await ReadAsync() is var message && (int?)message["id"] == id)
                return message["result"] as JsonObject ?? throw new InvalidOperationException(message.ToJsonString());
    }

    private async Task<JsonObject> ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var text = new MemoryStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        WebSocketReceiveResult part;
        do text.Write(buffer, 0, (part = await socket.ReceiveAsync(buffer, limit.Token)).Count);
        while (!part.EndOfMessage);
        var message = JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()))!.AsObject();
        if (message.ContainsKey("method")) Events.Add(message);
        return message;
    }
}
