using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.Property(p => p.Id).ValueGeneratedNever();
        participant.Property(p => p.Name).HasMaxLength(Person.LongestName);
        participant.Property(p => p.Address).HasMaxLength(Person.LongestEmail);
        participant.HasOne(p => p.Sheet).WithOne().HasForeignKey<Assessment>(a => a.ParticipantId);
        participant.HasOne<Partner>().WithMany().HasForeignKey(p => p.PartnerId).OnDelete(DeleteBehavior.Restrict);
        participant.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.SetNull);
        participant.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.SetNull);
        participant.HasIndex(p => new { p.RoundId, p.AccountId }).IsUnique();

        // One sheet per person, even with concurrent invitations. Closed rounds are exempt: merged entries keep both sheets there.
        participant.HasIndex(p => new { p.RoundId, p.PersonId }).IsUnique().HasFilter("\"PersonId\" IS NOT NULL AND \"Address\" IS NOT NULL");
        participant.HasIndex(p => new { p.RoundId, p.Address }).IsUnique().HasFilter("\"Address\" IS NOT NULL");
    }
}
