using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>Relationship, successes, differences and face.</summary>
public sealed class TogetherCheckTests
{
    private readonly Paper paper = new();

    [Theory]
    [InlineData(CheckKey.MomentRecent, 6)]
    [InlineData(CheckKey.LookedInTheMirror, 12)]
    [InlineData(CheckKey.SuccessRecent, 6)]
    [InlineData(CheckKey.CaseTold, 12)]
    [InlineData(CheckKey.DifferencesNamed, 24)]
    [InlineData(CheckKey.WorkFloorDialogue, 12)]
    [InlineData(CheckKey.OwnVoice, 6)]
    public void What_must_be_recent_counts_up_to_and_including_so_many_months_ago_and_never_in_the_future(CheckKey key, int months)
    {
        Assert.False(paper.IsMet(key));
        paper.Add(Happened(key, At.AddDays(1)));
        Assert.Null(paper.Check(key).Day);
        paper.Add(Happened(key, Ago(months, -1)));
        Assert.False(paper.IsMet(key));
        Assert.Equal(Ago(months, -1), paper.Check(key).Day);
        paper.Add(Happened(key, Ago(months)));
        Assert.True(paper.IsMet(key));
        paper.Add(Happened(key, At));
        Assert.Equal(At, paper.Check(key).Day);
    }

    [Theory]
    [InlineData(CheckKey.EveryoneTookPart, 12)]
    [InlineData(CheckKey.EveryPartnerShone, 24)]
    public void Every_partner_is_in_one_of_them(CheckKey key, int months)
    {
        Fact By(Guid partner, DateOnly day) => key == CheckKey.EveryoneTookPart
            ? new Moment { What = "eten", Kind = MomentKind.Meal, Day = day, Partners = [partner] }
            : new Story { Title = "goed", Words = "gegaan", Day = day, Partners = [partner] };

        paper.Add(By(paper.One, At));
        paper.Add(By(paper.Two, Ago(months, -1)));
        Assert.Equal(["Partner 2"], paper.Check(key).Missing);

        paper.Add(By(paper.Two, Ago(months)));
        Assert.True(paper.IsMet(key));
    }

    [Fact]
    public void Relations_discussed_in_a_meeting_count_too()
    {
        paper.Add(new Meeting { BodyId = paper.SteeringGroup(), Day = Ago(2), RelationsDiscussed = true });

        Assert.True(paper.IsMet(CheckKey.LookedInTheMirror));
    }

    [Fact]
    public void Newcomers_are_welcomed_and_with_nobody_new_it_is_met()
    {
        var group = paper.SteeringGroup();
        paper.Seat(group, paper.One, since: Ago(12, -1));
        Assert.True(paper.IsMet(CheckKey.NewcomersWelcomed));

        paper.Seat(group, paper.Two, since: Ago(12), holder: "Nieuw");
        Assert.Equal(["Nieuw"], paper.Check(CheckKey.NewcomersWelcomed).Missing);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_welcome_counts_from_its_day(int days, bool met)
    {
        paper.Add(
            new Seat
            {
                BodyId = paper.SteeringGroup(),
                PartnerId = paper.Two,
                Holder = "Ans",
                FunctionLevel = FunctionLevel.Board,
                Since = Ago(2),
                WelcomedOn = At.AddDays(days),
            });

        Assert.Equal(met, paper.IsMet(CheckKey.NewcomersWelcomed));
    }

    [Theory]
    [InlineData(0, 0, 6, 0, true)]
    [InlineData(6, 1, 12, 0, true)]
    [InlineData(6, 1, 12, -1, false)]
    [InlineData(0, 0, 6, 1, false)] // both in the last half-year
    [InlineData(6, 0, 12, 0, false)] // both in the one before
    public void Progress_is_reported_in_each_of_the_last_two_half_years(int months, int days, int earlierMonths, int earlierDays, bool met)
    {
        paper.Add(new ProgressReport { Title = "nu", Day = Ago(months, days) });
        paper.Add(new ProgressReport { Title = "toen", Day = Ago(earlierMonths, earlierDays) });

        Assert.Equal(met, paper.IsMet(CheckKey.ProgressReported));
    }

    [Fact]
    public void The_last_report_is_the_one_of_today_or_the_last_before_it()
    {
        foreach (var days in new[] { -90, 0, -40, 1 }) paper.Add(new ProgressReport { Title = "stand", Day = At.AddDays(days) });

        var check = paper.Check(CheckKey.ProgressReported);
        Assert.Equal((At, 1, 2), (check.Day, check.Counted, check.Of));
    }

    [Fact]
    public void Differences_that_were_looked_at_again_are_named_as_recently_as_that()
    {
        paper.Add(new Difference { Title = "privacy", RecordedOn = Ago(30), ReviewedOn = Ago(24) });

        Assert.Equal((true, Ago(24)), (paper.IsMet(CheckKey.DifferencesNamed), paper.Check(CheckKey.DifferencesNamed).Day));
    }

    [Fact]
    public void With_no_open_difference_the_answer_is_whether_differences_are_named()
    {
        CheckKey[] keys = [CheckKey.BothSidesHeard, CheckKey.HandlingAgreed, CheckKey.ReviewedInTime];
        Assert.All(keys, key => Assert.False(paper.IsMet(key)));

        paper.Add(new Difference { Title = "klaar", RecordedOn = Ago(3), Handling = Handling.Settled });
        Assert.All(keys, key => Assert.True(paper.IsMet(key)));
    }

    [Fact]
    public void Every_open_difference_has_two_sides()
    {
        var difference = paper.Add(new Difference { Title = "privacy", RecordedOn = Ago(3) });
        paper.Add(new PartnerView { DifferenceId = difference, PartnerId = paper.One, Words = "zo" });
        paper.Add(new PartnerView { DifferenceId = difference, PartnerId = paper.One, Words = "en zo" });
        Assert.Equal(["privacy"], paper.Check(CheckKey.BothSidesHeard).Missing);

        paper.Add(new PartnerView { DifferenceId = difference, PartnerId = paper.Two, Words = "anders" });
        Assert.True(paper.IsMet(CheckKey.BothSidesHeard));
    }

    [Theory]
    [InlineData(Handling.AgreeToDisagree, true)]
    [InlineData(Handling.Experiment, true)]
    [InlineData(null, false)]
    public void Every_open_difference_has_a_handling(Handling? handling, bool met)
    {
        paper.Add(new Difference { Title = "privacy", RecordedOn = Ago(3), Handling = handling });

        Assert.Equal(met, paper.IsMet(CheckKey.HandlingAgreed));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void No_open_difference_is_past_its_review_date(int days, bool met)
    {
        paper.Add(new Difference { Title = "privacy", RecordedOn = Ago(3), ReviewBy = At.AddDays(days) });

        Assert.Equal(met, paper.IsMet(CheckKey.ReviewedInTime));
    }

    [Fact]
    public void The_face_needs_name_and_slogan_logo_and_colour_and_a_place()
    {
        CheckKey[] keys = [CheckKey.OwnName, CheckKey.OwnLook, CheckKey.OwnPlace];
        Assert.All(keys, key => Assert.False(paper.IsMet(key)));

        paper.Face = new ChainFace(paper.Chain.Id);
        paper.Face.Describe("#112233", null, "Samen thuis", null, null, null);
        Assert.Equal(["Name"], paper.Check(CheckKey.OwnName).Missing);
        Assert.Equal(["Logo"], paper.Check(CheckKey.OwnLook).Missing);

        paper.Face.Describe("#112233", "Thuis", "Samen thuis", null, "Theehuis", null);
        paper.Face.Show([1]);
        Assert.All(keys, key => Assert.True(paper.IsMet(key)));
    }

    private static Fact Happened(CheckKey key, DateOnly day) => key switch
    {
        CheckKey.MomentRecent => new Moment { What = "eten", Kind = MomentKind.Meal, Day = day },
        CheckKey.LookedInTheMirror => new Moment { What = "gesprek", Kind = MomentKind.Conversation, Day = day, RelationsDiscussed = true },
        CheckKey.SuccessRecent => new Story { Title = "goed", Words = "gegaan", Day = day },
        CheckKey.CaseTold => new Story { Title = "goed", Words = "gegaan", Day = day, FromPractice = true },
        CheckKey.DifferencesNamed => new Difference { Title = "privacy", RecordedOn = day },
        CheckKey.WorkFloorDialogue => new Dialogue { What = "lunch", Day = day },
        _ => new Publication { What = "nieuwsbrief", Day = day },
    };
}
