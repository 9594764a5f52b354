using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Demo;

/// <summary>An invented chain, with the same rules and scoring code as a real one.</summary>
internal sealed class DemoChain(DemoPattern pattern, int seed)
{
    private static readonly Questionnaire Questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);

    private readonly Random random = new(seed);
    private readonly List<StoredScorecard> scorecards = [];
    private readonly List<(Partner Partner, Level Level, string Name, Account? Account, double Mood)> people = [];
    private Scorecard? latest;

    public required Chain Chain { get; init; }

    public RoundRules Rules { get; init; } = RoundRules.Default;

    /// <summary>One in this many people does not answer.</summary>
    public int Silent { get; init; } = 7;

    /// <summary>The dossier when its rounds close.</summary>
    public DemoDossier Dossier { get; private set; } = null!;

    public IReadOnlyList<StoredScorecard> Scorecards => scorecards;

    /// <summary>Adds a partner with <paramref name="size"/> people; the first of every three is in the steering group.</summary>
    public void Partner(string key, string name, int size, DateOnly joined, (Account Account, Level Level)? first = null)
    {
        var partner = Chain.Join(new Organisation(name), key, joined);
        for (var number = 0; number < size; number++)
        {
            var level = number % 3 == 0 ? Level.Strategic : Level.Operational;
            people.Add((partner, level, DemoWords.Name(people.Count + 5 * seed), null, 0.35 * DemoPattern.Bell(random)));
        }

        if (first is not var (account, firstLevel)) return;
        var place = people.FindIndex(person => person.Partner == partner && person.Level == firstLevel);
        people[place] = people[place] with { Name = account.DisplayName, Account = account };
    }

    /// <summary>Adds the people, once their accounts are known, and the dossier to the chain.</summary>
    public void AddPeople(DateTimeOffset now, Func<Chain, DateTimeOffset, DemoDossier> dossier)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (partner, level, name, account, _) in people)
        {
            var address = $"{name.ToLowerInvariant().Replace(' ', '.')}.{Chain.People.Count + 1}@{partner.Key}.example";
            Chain.Add(partner, name, account?.Email ?? address, level, today).AccountId = account?.Id;
        }

        Dossier = dossier(Chain, now);
    }

    /// <summary>Adds a complete round, from invitation to scorecard.</summary>
    public void ClosedRound(DateTimeOffset closes)
    {
        var round = Open(closes);
        foreach (var participant in round.Participants)
        {
            if (participant.AccountId is null && random.Next(Silent) == 0) continue;
            Answer(round, participant, Questionnaire.Statements.Count);
            participant.Sheet.Submit(closes.AddDays(-random.Next(1, 20)));
        }

        var scorecard = round.Close(Chain, Questionnaire, Dossier.Whole, latest, closes);
        if (scorecards.Count > 0) scorecards[^1].Figures.IsLatest = false;
        scorecards.Add(new StoredScorecard(round, scorecard, ScorecardJson.WriteStored(scorecard, Questionnaire), round.PublishedComments(Chain, scorecard)));
        latest = scorecard;
    }

    /// <summary>Adds an open round in which some people have answered, and one account has stopped half-way.</summary>
    public void OpenRound(DateTimeOffset now, DateTimeOffset closes, Account? halfWay)
    {
        var round = Open(closes);
        foreach (var participant in round.Participants.Where(participant => participant.AccountId is null && random.Next(5) < 2))
        {
            Answer(round, participant, Questionnaire.Statements.Count);
            participant.Sheet.Submit(now.AddDays(-1));
        }

        if (round.Participants.SingleOrDefault(participant => participant.AccountId == halfWay?.Id) is not { } stopped || halfWay is null) return;
        Answer(round, stopped, 12);
        stopped.Sheet.GoTo(3);
    }

    private Round Open(DateTimeOffset closes)
    {
        var season = closes.Month <= 6 ? "Voorjaar" : "Najaar";
        var round = Chain.PlanRound($"{season} {closes.Year}", Questionnaire.Version, Rules, DateOnly.FromDateTime(closes.UtcDateTime));
        foreach (var (person, own) in Chain.People.Zip(people)) round.Invite(person, own.Partner);
        Chain.OpenRound(round, closes.AddDays(-30));
        return round;
    }

    private void Answer(Round round, Participant participant, int statements)
    {
        var (partner, _, _, _, mood) = people[round.Participants.ToList().IndexOf(participant)];
        var at = round.OpenedAt!.Value.AddDays(3);
        foreach (var section in Questionnaire.Sections)
        {
            foreach (var statement in section.Statements)
            {
                if (Questionnaire.PlaceOf(statement.Code) >= statements) return;
                var answer = pattern.Answer(random, section.Principle, partner.Key, participant.Level, round.Number, mood);
                participant.Sheet.Answer(Questionnaire, statement.Code, answer, at);
            }

            Remark(round, participant, section.Principle, at);
        }

        participant.Sheet.Prioritise(Questionnaire, Priorities(), at);
    }

    /// <summary>Uses each text once per round, so that no two people write the same.</summary>
    private void Remark(Round round, Participant participant, Principle principle, DateTimeOffset at)
    {
        if (random.Next(25) != 0) return;
        var used = round.Participants.SelectMany(other => other.Sheet.Comments).Select(comment => comment.Text).ToHashSet();
        var texts = DemoWords.Comments[principle].Where(text => !used.Contains(text)).ToList();
        var text = texts.Count == 0 ? null : texts[random.Next(texts.Count)];
        if (text is not null) participant.Sheet.Remark(principle, text, at);
    }

    /// <summary>The weaker a principle, the more people choose it.</summary>
    private Principle[] Priorities() =>
    [
        .. Enum.GetValues<Principle>()
            .OrderBy(principle => pattern.Start[(int)principle - 1] + 0.6 * DemoPattern.Bell(random))
            .Take(Questionnaire.PriorityPrompt.Choose),
    ];
}
