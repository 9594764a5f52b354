using KetenScan.Data.Forgetting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetenScan.Data.Tests;

/// <summary>The list of personal data covers the whole model.</summary>
public sealed class PersonalDataTests
{
    [Fact]
    public async Task Every_entity_is_personal_or_impersonal_and_not_both()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using var db = database.CreateDbContext();
        var listed = PersonalData.Tables.Select(table => table.Entity).Concat(PersonalData.Impersonal).ToList();

        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Equal(Entities(db.Model).Select(entity => entity.ClrType.Name).Order(), listed.Select(entity => entity.Name).Order());
    }

    [Fact]
    public async Task Every_property_of_a_personal_entity_is_said_to_go_to_stay_or_to_be_impersonal()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using var db = database.CreateDbContext();

        foreach (var table in PersonalData.Tables)
        {
            var entity = db.Model.FindEntityType(table.Entity)!;
            IEnumerable<IReadOnlyPropertyBase> owned = entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned());
            IEnumerable<IReadOnlyPropertyBase> properties = [.. entity.GetProperties(), .. entity.GetComplexProperties(), .. owned];
            Assert.Equal(properties.Select(property => property.Name).Order(), table.Gone.Concat(table.Stays).Concat(table.Impersonal).Order());
        }
    }

    private static IEnumerable<IEntityType> Entities(IModel model) => model.GetEntityTypes().Where(entity => !entity.IsOwned());
}
