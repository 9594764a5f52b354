using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ImprovementActionMapping : IEntityTypeConfiguration<ImprovementAction>
{
    public void Configure(EntityTypeBuilder<ImprovementAction> action)
    {
        action.Property(a => a.Id).ValueGeneratedNever();
        action.HasOne<Chain>().WithMany().HasForeignKey(a => a.ChainId);
        action.HasOne(a => a.Partner).WithMany().HasForeignKey(a => a.PartnerId);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.SetNull);
        action.HasMany(a => a.Comments).WithOne().HasForeignKey(comment => comment.ActionId);
        action.Property(a => a.What).HasMaxLength(ImprovementAction.LongestWhat);
        action.Property(a => a.Why).HasMaxLength(ImprovementAction.LongestText);
        action.Property(a => a.Owner).HasMaxLength(ImprovementAction.LongestOwner);
        action.Property(a => a.ExpectedEffect).HasMaxLength(ImprovementAction.LongestText);
        action.Property(a => a.State).HasConversion<string>().HasMaxLength(16);
        action.Property(a => a.Result).HasMaxLength(ImprovementAction.LongestText);
        action.Property(a => a.Version).IsConcurrencyToken();
    }
}
