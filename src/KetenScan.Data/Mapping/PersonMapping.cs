using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(Person.LongestName);
        person.Property(p => p.Email).HasMaxLength(Person.LongestEmail);
        person.Property(p => p.Version).IsConcurrencyToken();
        person.HasOne<Partner>().WithMany().HasForeignKey(p => p.PartnerId);
        person.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.SetNull);
        person.HasIndex(p => new { p.ChainId, p.Email }).IsUnique();
    }
}
