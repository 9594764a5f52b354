using KetenScan.Web.Commands;

return await CommandLine.Run(args);
