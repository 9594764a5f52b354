using System.Net;
using System.Net.Sockets;

namespace KetenScan.Load.Servers;

internal static class FreePort
{
    private const int First = 56_001;
    private const int Last = 56_999;

    /// <summary>
    /// A free port of this machine. It is odd: Linux gives outgoing connections even ports first, so that nobody who tries to reach a killed server
    /// gets its port, and then a connection to itself.
    /// </summary>
    public static int Next()
    {
        for (var port = First; port <= Last; port += 2)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return Given.Add(port) ? port : throw new SocketException();
            }
            catch (SocketException)
            {
                // Taken.
            }
        }

        throw new CannotMeasure($"All ports from {First} to {Last} are taken.");
    }

    private static readonly HashSet<int> Given = [];
}
