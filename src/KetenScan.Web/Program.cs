using KetenScan.Web.Verbs;

return await CommandLine.Run(args);
