// Makes src/KetenScan.Web/Features/Account/leaked-passwords.bin of lists of words, each a JSON array of texts:
//   dotnet run docs/tools/LeakedPasswords.cs -- leaked-passwords.bin passwords.json commonWords.json boysFirstnames.json girlsFirstnames.json
// What goes in is said in docs/security.md.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

string[] own = ["ketenscan", "wachtwoord", "welkom", "geheim", "inloggen", "samenwerking", "ketensamenwerking", "gemeente", "beheerder", "administrator"];
var words = args[1..].SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray().Select(word => word.GetString()!))
    .Concat(own)
    .Select(word => word.Trim().ToLowerInvariant())
    .Where(word => word.Length >= 4);
var hashes = words.Select(word => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(word))[..5])).Distinct().Order(StringComparer.Ordinal).ToList();
File.WriteAllBytes(args[0], [.. hashes.SelectMany(Convert.FromHexString)]);
Console.WriteLine($"{hashes.Count} entries");
