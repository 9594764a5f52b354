using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;

namespace KetenScan.Web.Commands;

/// <summary>Shared by the commands that read files.</summary>
internal static class FileCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongInput = 2;

    /// <summary>Does the work and reports an error in one line.</summary>
    public static async Task<int> Run(CultureInfo culture, Func<Task> work)
    {
        try
        {
            await work();
            return Done;
        }
        catch (FileRefused refused)
        {
            var texts = new ReportTexts(culture);
            foreach (var problem in refused.Problems) await Console.Error.WriteLineAsync(problem.Say(texts));
            if (refused.Problems.Count == FileProblems.Most) await Console.Error.WriteLineAsync(texts.Format("FirstProblems", FileProblems.Most));
            return WrongInput;
        }
        catch (InputRefused problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return WrongInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Failed;
        }
    }

    /// <exception cref="InputRefused">The file does not exist or cannot be read.</exception>
    public static RoundFiles Round(FileInfo answers, FileInfo? partners, Questionnaire questionnaire)
    {
        using var answersFile = Open(answers);
        using var partnersFile = partners is null ? null : Open(partners);
        return RoundFiles.Read(
            new NamedFile(answers.Name, answersFile),
            partnersFile is null ? null : new NamedFile(partners!.Name, partnersFile),
            questionnaire);
    }

    public static async Task<Questionnaire> Questionnaire(FileInfo? file, CancellationToken cancel)
    {
        if (file is null) return QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);

        using var reader = new StreamReader(Open(file));
        return QuestionnaireJson.Read(await reader.ReadToEndAsync(cancel), file.Name);
    }

    private static Stream Open(FileInfo file)
    {
        try
        {
            var stream = file.OpenRead();
            if (stream.CanSeek) return stream;

            // A pipe can be read once, but detecting the encoding reads it twice.
            using (stream)
            {
                var copy = new MemoryStream();
                stream.CopyTo(copy);
                copy.Position = 0;
                return copy;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputRefused($"{file.Name} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The input cannot be used; the message explains why, in one line.</summary>
    public sealed class InputRefused(string message, Exception? cause = null) : Exception(message, cause);
}
