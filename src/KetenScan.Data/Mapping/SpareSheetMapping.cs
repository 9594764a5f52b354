using System.Text.Json;
using System.Text.Json.Serialization;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class SpareSheetMapping : IEntityTypeConfiguration<SpareSheet>
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new AnswerNumber() } };

    public void Configure(EntityTypeBuilder<SpareSheet> spare)
    {
        spare.ToTable("SpareSheets");
        spare.Property(s => s.Id).ValueGeneratedNever();
        spare.Property(s => s.Content).HasConversion(content => Write(content), json => Read(json));
        spare.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
    }

    private static string Write(SheetContent content) => JsonSerializer.Serialize(content, Format);

    private static SheetContent Read(string json) => JsonSerializer.Deserialize<SheetContent>(json, Format)!;

    /// <summary>1 to 5, or null for "don't know", as in the column of an answer.</summary>
    private sealed class AnswerNumber : JsonConverter<AnswerValue>
    {
        public override bool HandleNull => true;

        public override AnswerValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, AnswerValue value, JsonSerializerOptions options)
        {
            if (value.Number is { } number) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }
    }
}
