namespace KetenScan.Load.Measuring;

internal static class Build
{
    public static bool IsDebug =>
#if DEBUG
        true;
#else
        false;
#endif
}
