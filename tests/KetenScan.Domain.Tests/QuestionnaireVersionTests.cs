using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Tests;

public sealed class QuestionnaireVersionTests
{
    [Theory]
    [InlineData("keten-8", 1, "keten-8/1")]
    [InlineData("a/b", 12, "a/b/12")]
    public void A_version_is_written_after_its_key_and_read_back(string key, int version, string written)
    {
        Assert.Equal(written, new QuestionnaireVersion(key, version).ToString());
        Assert.Equal(new QuestionnaireVersion(key, version), QuestionnaireVersion.Parse(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("keten-8")]
    [InlineData("/1")]
    [InlineData("keten-8/")]
    [InlineData("keten-8/-1")]
    [InlineData("keten-8/one")]
    public void What_is_written_otherwise_is_no_version(string? written) => Assert.Null(QuestionnaireVersion.Parse(written));
}
