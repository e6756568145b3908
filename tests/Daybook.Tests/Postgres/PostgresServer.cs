using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Daybook.Tests.Postgres.PostgresServer))]

namespace Daybook.Tests.Postgres;

/// <summary>
/// A PostgreSQL of our own on a free loopback port, made in a temporary folder when the first test asks for it and stopped
/// after the last. Without PostgreSQL those tests fail: <c>./test</c> installs it.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    private readonly Lazy<string> _connectionString;
    private string? _folder;
    private int _schemas;

    public PostgresServer() => _connectionString = new Lazy<string>(Start);

    /// <summary>Starts the server if it does not run yet.</summary>
    public string ConnectionString => _connectionString.Value;

    /// <summary>A schema name no other test has.</summary>
    public string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"study_{Interlocked.Increment(ref _schemas)}");

    public void Dispose()
    {
        if (_folder is null)
            return;
        Run("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Start()
    {
        if (!File.Exists(Path.Combine(Binaries, "initdb")))
            Assert.Fail($"There is no PostgreSQL 15 in {Binaries}. ./test installs it; or: apt-get install postgresql-15");
        var folder = Directory.CreateTempSubdirectory("daybook-postgres-").FullName;
        // PostgreSQL refuses root and runs as its own user, who must be able to walk in and to own what is inside.
        Execute("chmod", "711", folder);
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        if (Environment.IsPrivilegedProcess)
            Execute("chown", "postgres", data);
        Run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        var port = FreePort();
        Run("pg_ctl", "-D", data, "-l", Path.Combine(data, "server.log"), "-w", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}", "start");
        _folder = folder;
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries, program);
        if (Environment.IsPrivilegedProcess)
            Execute("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Execute(path, arguments);
    }

    private static void Execute(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                Assert.Fail($"{program} {string.Join(' ', arguments)} failed: {error}{output.Result}");
        }
        catch (Win32Exception e)
        {
            Assert.Fail($"{program} does not start: {e.Message}");
        }
    }
}
