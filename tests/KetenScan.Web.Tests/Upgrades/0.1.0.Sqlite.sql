CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "AuditLog" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_AuditLog" PRIMARY KEY,
    "Before" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Who" TEXT NOT NULL,
    "Chain" TEXT NULL,
    "About" TEXT NULL,
    "From" TEXT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "BenchmarkQuarters" (
    "Start" TEXT NOT NULL CONSTRAINT "PK_BenchmarkQuarters" PRIMARY KEY,
    "FixedAt" TEXT NOT NULL
);

CREATE TABLE "Chains" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Chains" PRIMARY KEY,
    "Slug" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Region" TEXT NULL,
    "JoinsBenchmark" INTEGER NOT NULL,
    "ArchivedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "RequestCounts" (
    "Who" TEXT NOT NULL CONSTRAINT "PK_RequestCounts" PRIMARY KEY,
    "Until" TEXT NOT NULL,
    "Count" INTEGER NOT NULL
);

CREATE TABLE "Leases" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Leases" PRIMARY KEY,
    "Until" TEXT NOT NULL
);

CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL
);

CREATE TABLE "PrivacyLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PrivacyLinks" PRIMARY KEY,
    "Email" TEXT NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL
);

CREATE TABLE "Questionnaires" (
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "PublishedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_Questionnaires" PRIMARY KEY ("Key", "Version")
);

CREATE TABLE "SignInSessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignInSessions" PRIMARY KEY,
    "ProvedAt" TEXT NULL,
    "EndedAt" TEXT NULL
);

CREATE TABLE "AccessTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccessTokens" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Scopes" INTEGER NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "LastUsedOn" TEXT NULL,
    CONSTRAINT "FK_AccessTokens_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CalendarLinks" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_CalendarLinks" PRIMARY KEY,
    "TokenHash" BLOB NOT NULL,
    CONSTRAINT "FK_CalendarLinks_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SavedViews" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Chains" TEXT NOT NULL,
    "IsShared" INTEGER NOT NULL,
    CONSTRAINT "FK_SavedViews_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BenchmarkChains" (
    "Quarter" TEXT NOT NULL,
    "ChainId" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Group" TEXT NOT NULL,
    "ScoringVersion" INTEGER NULL,
    "Weighting" TEXT NULL,
    "QuestionnaireKey" TEXT NULL,
    "QuestionnaireVersion" INTEGER NULL,
    "Tenths" TEXT NOT NULL,
    CONSTRAINT "PK_BenchmarkChains" PRIMARY KEY ("Quarter", "ChainId"),
    CONSTRAINT "FK_BenchmarkChains_BenchmarkQuarters_Quarter" FOREIGN KEY ("Quarter") REFERENCES "BenchmarkQuarters" ("Start") ON DELETE CASCADE,
    CONSTRAINT "FK_BenchmarkChains_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ChainFaces" (
    "ChainId" TEXT NOT NULL CONSTRAINT "PK_ChainFaces" PRIMARY KEY,
    "Colour" TEXT NULL,
    "Name" TEXT NULL,
    "Slogan" TEXT NULL,
    "Mascot" TEXT NULL,
    "MeetingPlace" TEXT NULL,
    "Channels" TEXT NULL,
    "Logo" BLOB NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ChainFaces_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DossierEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DossierEntries" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "Fact" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "IsArchived" INTEGER NOT NULL,
    CONSTRAINT "FK_DossierEntries_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DossierFiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DossierFiles" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "FK_DossierFiles_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Grants" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Grants" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "ChainId" TEXT NULL,
    CONSTRAINT "FK_Grants_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Grants_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id")
);

CREATE TABLE "Rounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Rounds" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ClosesOn" TEXT NOT NULL,
    "OpenedAt" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "DetachedOn" TEXT NULL,
    "PartnersShownApart" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Message" TEXT NULL,
    "RepeatMonths" INTEGER NULL,
    "Questionnaire_Key" TEXT NOT NULL,
    "Questionnaire_Version" INTEGER NOT NULL,
    "Rules_Comments" TEXT NOT NULL,
    "Rules_Weighting" TEXT NOT NULL,
    "Rules_Disclosure_MinimumGroup" INTEGER NOT NULL,
    "Rules_Disclosure_Mode" TEXT NOT NULL,
    CONSTRAINT "FK_Rounds_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Partners" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Partners" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Joined" TEXT NOT NULL,
    "Left" TEXT NULL,
    "SucceededById" TEXT NULL,
    CONSTRAINT "FK_Partners_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Partners_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DossierChanges" (
    "EntryId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Fact" TEXT NOT NULL,
    "Who" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "PersonId" TEXT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_DossierChanges" PRIMARY KEY ("EntryId", "Version"),
    CONSTRAINT "FK_DossierChanges_DossierEntries_EntryId" FOREIGN KEY ("EntryId") REFERENCES "DossierEntries" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RoundImports" (
    "RoundId" TEXT NOT NULL CONSTRAINT "PK_RoundImports" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_RoundImports_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Scorecards" (
    "RoundId" TEXT NOT NULL CONSTRAINT "PK_Scorecards" PRIMARY KEY,
    "Json" TEXT NOT NULL,
    "CommentsReleased" INTEGER NOT NULL,
    CONSTRAINT "FK_Scorecards_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id") ON DELETE CASCADE
);

CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "KeepsDossier" INTEGER NOT NULL,
    "HandedOverAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_People_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_People_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_People_Partners_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partners" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RoundFigures" (
    "RoundId" TEXT NOT NULL CONSTRAINT "PK_RoundFigures" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ClosedOn" TEXT NOT NULL,
    "IsLatest" INTEGER NOT NULL,
    "Partners" INTEGER NOT NULL,
    "Invited" INTEGER NULL,
    "Responded" INTEGER NOT NULL,
    "Overall" REAL NULL,
    "OverallTenths" INTEGER NULL,
    "Band" TEXT NULL,
    "OverallLow" REAL NULL,
    "OverallHigh" REAL NULL,
    "OverallConservative" INTEGER NULL,
    "OverallChange" REAL NULL,
    "OverallMoved" INTEGER NULL,
    "OverallChangeTenths" INTEGER NULL,
    "Rules_Disclosure" TEXT NOT NULL,
    "Rules_ScoringVersion" INTEGER NOT NULL,
    "Rules_Weighting" TEXT NOT NULL,
    "Rules_Questionnaire_Key" TEXT NOT NULL,
    "Rules_Questionnaire_Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RoundFigures_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RoundFigures_Scorecards_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Scorecards" ("RoundId") ON DELETE CASCADE
);

CREATE TABLE "ScorecardComments" (
    "RoundId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Principle" INTEGER NOT NULL,
    "PartnerKey" TEXT NULL,
    "Text" TEXT NOT NULL,
    "BlackedOut" TEXT NOT NULL,
    CONSTRAINT "PK_ScorecardComments" PRIMARY KEY ("RoundId", "Place"),
    CONSTRAINT "FK_ScorecardComments_Scorecards_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Scorecards" ("RoundId") ON DELETE CASCADE
);

CREATE TABLE "ImprovementActions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ImprovementActions" PRIMARY KEY,
    "ChainId" TEXT NOT NULL,
    "RoundNumber" INTEGER NULL,
    "Principle" INTEGER NOT NULL,
    "What" TEXT NOT NULL,
    "Why" TEXT NULL,
    "Owner" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    "PartnerId" TEXT NULL,
    "IndicatorId" TEXT NULL,
    "Due" TEXT NOT NULL,
    "ExpectedEffect" TEXT NULL,
    "State" TEXT NOT NULL,
    "Result" TEXT NULL,
    "EndedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ImprovementActions_Chains_ChainId" FOREIGN KEY ("ChainId") REFERENCES "Chains" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ImprovementActions_Partners_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partners" ("Id"),
    CONSTRAINT "FK_ImprovementActions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE SET NULL
);

CREATE TABLE "Participants" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Participants" PRIMARY KEY,
    "RoundId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "AskedFor" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "PersonId" TEXT NULL,
    "Address" TEXT NULL,
    "RemovedAt" TEXT NULL,
    "AddressChangedOn" TEXT NULL,
    "IsHandedOver" INTEGER NOT NULL,
    CONSTRAINT "FK_Participants_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Participants_Partners_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partners" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Participants_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PrincipleFigures" (
    "RoundId" TEXT NOT NULL,
    "Principle" INTEGER NOT NULL,
    "Score" REAL NULL,
    "Tenths" INTEGER NULL,
    "Change" REAL NULL,
    "ChangeLow" REAL NULL,
    "ChangeHigh" REAL NULL,
    "Moved" INTEGER NULL,
    "Low" REAL NULL,
    "High" REAL NULL,
    "Conservative" INTEGER NULL,
    "BandSure" INTEGER NULL,
    "RankHighest" INTEGER NULL,
    "RankLowest" INTEGER NULL,
    "HalfPointLower" REAL NULL,
    "SilentPartners" INTEGER NULL,
    "Agreement" TEXT NULL,
    "Gap" REAL NULL,
    "GapLow" REAL NULL,
    "GapHigh" REAL NULL,
    "GapSure" INTEGER NULL,
    "ChecksMet" INTEGER NULL,
    "Checks" INTEGER NULL,
    CONSTRAINT "PK_PrincipleFigures" PRIMARY KEY ("RoundId", "Principle"),
    CONSTRAINT "FK_PrincipleFigures_RoundFigures_RoundId" FOREIGN KEY ("RoundId") REFERENCES "RoundFigures" ("RoundId") ON DELETE CASCADE
);

CREATE TABLE "ActionComments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ActionComments" PRIMARY KEY,
    "ActionId" TEXT NOT NULL,
    "Who" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "Text" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_ActionComments_ImprovementActions_ActionId" FOREIGN KEY ("ActionId") REFERENCES "ImprovementActions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Once" TEXT NOT NULL,
    "RoundId" TEXT NULL,
    "ActionId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "ProtectedLink" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "ClaimId" TEXT NULL,
    "Problem" TEXT NULL,
    "SentAt" TEXT NULL,
    "HandedOutAt" TEXT NULL,
    "ParticipantId" TEXT NULL,
    "InvitationId" TEXT NULL,
    "PersonId" TEXT NULL,
    "AccountId" TEXT NULL,
    CONSTRAINT "FK_Outbox_ImprovementActions_ActionId" FOREIGN KEY ("ActionId") REFERENCES "ImprovementActions" ("Id"),
    CONSTRAINT "FK_Outbox_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id")
);

CREATE TABLE "Assessments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Assessments" PRIMARY KEY,
    "ParticipantId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "ChangedAt" TEXT NULL,
    "SubmittedAt" TEXT NULL,
    "Priorities" TEXT NOT NULL,
    CONSTRAINT "FK_Assessments_Participants_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participants" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "ParticipantId" TEXT NOT NULL,
    "RoundId" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Way" TEXT NOT NULL DEFAULT 'ByMail',
    "UsedAt" TEXT NULL,
    "ExpiresAt" TEXT NULL,
    "CodeHash" BLOB NULL,
    "Tries" INTEGER NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "OriginId" TEXT NULL,
    CONSTRAINT "FK_Invitations_Participants_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participants" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SpareSheets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SpareSheets" PRIMARY KEY,
    "ParticipantId" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "KeptOn" TEXT NOT NULL,
    CONSTRAINT "FK_SpareSheets_Participants_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participants" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Answers" (
    "AssessmentId" TEXT NOT NULL,
    "Statement" TEXT NOT NULL,
    "Value" INTEGER NULL,
    CONSTRAINT "PK_Answers" PRIMARY KEY ("AssessmentId", "Statement"),
    CONSTRAINT "CK_Answers_Value" CHECK ("Value" BETWEEN 1 AND 5),
    CONSTRAINT "FK_Answers_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Comments" (
    "AssessmentId" TEXT NOT NULL,
    "Principle" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("AssessmentId", "Principle"),
    CONSTRAINT "FK_Comments_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SheetDevices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SheetDevices" PRIMARY KEY,
    "InvitationId" TEXT NOT NULL,
    "OriginId" TEXT NOT NULL,
    "ParticipantId" TEXT NOT NULL,
    "Way" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    CONSTRAINT "FK_SheetDevices_Invitations_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitations" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccessTokens_AccountId" ON "AccessTokens" ("AccountId");

CREATE UNIQUE INDEX "IX_AccessTokens_TokenHash" ON "AccessTokens" ("TokenHash");

CREATE INDEX "IX_ActionComments_ActionId" ON "ActionComments" ("ActionId");

CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");

CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");

CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");

CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");

CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");

CREATE UNIQUE INDEX "IX_Assessments_ParticipantId" ON "Assessments" ("ParticipantId");

CREATE INDEX "IX_AuditLog_Chain_Number" ON "AuditLog" ("Chain", "Number");

CREATE INDEX "IX_BenchmarkChains_ChainId" ON "BenchmarkChains" ("ChainId");

CREATE UNIQUE INDEX "IX_CalendarLinks_TokenHash" ON "CalendarLinks" ("TokenHash");

CREATE INDEX "IX_Chains_Field_Name" ON "Chains" ("Field", "Name");

CREATE UNIQUE INDEX "IX_Chains_Slug" ON "Chains" ("Slug");

CREATE INDEX "IX_RequestCounts_Until" ON "RequestCounts" ("Until");

CREATE INDEX "IX_DossierEntries_ChainId" ON "DossierEntries" ("ChainId");

CREATE INDEX "IX_DossierFiles_ChainId" ON "DossierFiles" ("ChainId");

CREATE UNIQUE INDEX "IX_Grants_AccountId_ChainId_Role" ON "Grants" ("AccountId", "ChainId", "Role");

CREATE INDEX "IX_Grants_ChainId" ON "Grants" ("ChainId");

CREATE INDEX "IX_ImprovementActions_ChainId" ON "ImprovementActions" ("ChainId");

CREATE INDEX "IX_ImprovementActions_PartnerId" ON "ImprovementActions" ("PartnerId");

CREATE INDEX "IX_ImprovementActions_PersonId" ON "ImprovementActions" ("PersonId");

CREATE INDEX "IX_Invitations_ParticipantId" ON "Invitations" ("ParticipantId");

CREATE UNIQUE INDEX "IX_Invitations_TokenHash" ON "Invitations" ("TokenHash");

CREATE INDEX "IX_Outbox_ActionId" ON "Outbox" ("ActionId");

CREATE UNIQUE INDEX "IX_Outbox_Once" ON "Outbox" ("Once");

CREATE INDEX "IX_Outbox_RoundId" ON "Outbox" ("RoundId");

CREATE INDEX "IX_Outbox_SentAt_NextAttemptAt" ON "Outbox" ("SentAt", "NextAttemptAt");

CREATE INDEX "IX_Participants_AccountId" ON "Participants" ("AccountId");

CREATE INDEX "IX_Participants_PartnerId" ON "Participants" ("PartnerId");

CREATE INDEX "IX_Participants_PersonId" ON "Participants" ("PersonId");

CREATE UNIQUE INDEX "IX_Participants_RoundId_AccountId" ON "Participants" ("RoundId", "AccountId");

CREATE UNIQUE INDEX "IX_Participants_RoundId_Address" ON "Participants" ("RoundId", "Address") WHERE "Address" IS NOT NULL;

CREATE UNIQUE INDEX "IX_Participants_RoundId_PersonId" ON "Participants" ("RoundId", "PersonId") WHERE "PersonId" IS NOT NULL AND "Address" IS NOT NULL;

CREATE UNIQUE INDEX "IX_Partners_ChainId_Key" ON "Partners" ("ChainId", "Key");

CREATE INDEX "IX_Partners_OrganisationId" ON "Partners" ("OrganisationId");

CREATE INDEX "IX_People_AccountId" ON "People" ("AccountId");

CREATE UNIQUE INDEX "IX_People_ChainId_Email" ON "People" ("ChainId", "Email");

CREATE INDEX "IX_People_PartnerId" ON "People" ("PartnerId");

CREATE UNIQUE INDEX "IX_PrivacyLinks_TokenHash" ON "PrivacyLinks" ("TokenHash");

CREATE INDEX "IX_RoundFigures_ChainId_ClosedOn_Number" ON "RoundFigures" ("ChainId", "ClosedOn", "Number");

CREATE UNIQUE INDEX "IX_RoundFigures_OneLatestPerChain" ON "RoundFigures" ("ChainId") WHERE "IsLatest";

CREATE UNIQUE INDEX "IX_RoundImports_ChainId_Fingerprint" ON "RoundImports" ("ChainId", "Fingerprint");

CREATE UNIQUE INDEX "IX_Rounds_ChainId_Number" ON "Rounds" ("ChainId", "Number");

CREATE UNIQUE INDEX "IX_Rounds_OneOpenPerChain" ON "Rounds" ("ChainId") WHERE "State" = 'Open';

CREATE UNIQUE INDEX "IX_SavedViews_AccountId_Name" ON "SavedViews" ("AccountId", "Name");

CREATE INDEX "IX_SheetDevices_InvitationId" ON "SheetDevices" ("InvitationId");

CREATE INDEX "IX_SheetDevices_ParticipantId" ON "SheetDevices" ("ParticipantId");

CREATE INDEX "IX_SpareSheets_ParticipantId" ON "SpareSheets" ("ParticipantId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128020000_Initial', '10.0.15');

COMMIT;


PRAGMA foreign_keys = 0;
INSERT INTO "AccessTokens" ("Id", "AccountId", "Name", "Scopes", "TokenHash", "CreatedAt", "ExpiresAt", "LastUsedOn") VALUES ('01A0BE0B-3280-71B5-B4D0-AB2D3F6E077F', '01A21EE3-5707-795D-A887-E97961D3869C', 'Zoekmij Jansen', 1, X'040506', '2026-09-20 09:00:00', '2026-09-29 09:00:00', NULL);
INSERT INTO "ActionComments" ("Id", "ActionId", "Who", "AccountId", "Text", "At") VALUES ('01A21EE3-60D7-7D8C-96D4-EB1AA501D9F0', '01A21EE3-5FF7-71B2-A2FE-BC8944CD0DE3', 'Zoekmij Jansen', '01A21EE3-5707-795D-A887-E97961D3869C', 'Bijna klaar', '2026-09-20 09:00:00');
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '1.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '1.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '1.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '1.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '1.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '2.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '2.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '2.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '2.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '2.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '3.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '3.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '3.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '3.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '3.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '4.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '4.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '4.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '4.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '4.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '5.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '5.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '5.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '5.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '5.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '6.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '6.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '6.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '6.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '6.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '7.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '7.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '7.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '7.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '7.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '8.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '8.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '8.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '8.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '8.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '1.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '1.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '1.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '1.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '1.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '2.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '2.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '2.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '2.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '2.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '3.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '3.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '3.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '3.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '3.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '4.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '4.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '4.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '4.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '4.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '5.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '5.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '5.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '5.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '5.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '6.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '6.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '6.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '6.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '6.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '7.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '7.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '7.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '7.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '7.5', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '8.1', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '8.2', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '8.3', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '8.4', 4);
INSERT INTO "Answers" ("AssessmentId", "Statement", "Value") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '8.5', 4);
INSERT INTO "AspNetUserClaims" ("Id", "UserId", "ClaimType", "ClaimValue") VALUES (1, '01A21EE3-5707-795D-A887-E97961D3869C', 'Zoekmij Jansen', 'Zoekmij Jansen');
INSERT INTO "AspNetUserLogins" ("LoginProvider", "ProviderKey", "ProviderDisplayName", "UserId") VALUES ('oidc', 'zoekmij@voorbeeld.nl', 'Zoekmij Jansen', '01A21EE3-5707-795D-A887-E97961D3869C');
INSERT INTO "AspNetUserPasskeys" ("CredentialId", "UserId", "Data") VALUES (X'070809', '01A21EE3-5707-795D-A887-E97961D3869C', '{"AttestationObject":"01","ClientDataJson":"01","CreatedAt":"0001-01-01 00:00:00","IsBackedUp":false,"IsBackupEligible":false,"IsUserVerified":false,"Name":"Zoekmij Jansen","PublicKey":"01","SignCount":0,"Transports":null}');
INSERT INTO "AspNetUserTokens" ("UserId", "LoginProvider", "Name", "Value") VALUES ('01A21EE3-5707-795D-A887-E97961D3869C', 'eigen', 'sleutel', 'zoekmij@voorbeeld.nl');
INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A21EE3-4E8B-701E-8208-D000BAF734E7', 'Bas', 'Bas@demo.example', NULL, 'Bas@demo.example', 'BAS@DEMO.EXAMPLE', 1, 'gekozen', NULL, 'd67b5e65-7ebb-4e60-ab86-57b5b2daecb6', NULL, 0, 0, NULL, 0, 0);
INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A21EE3-4E8B-7232-8E51-628AB259D72D', 'Ingrid', 'Ingrid@demo.example', NULL, 'Ingrid@demo.example', 'INGRID@DEMO.EXAMPLE', 1, 'gekozen', NULL, '6a308f05-3b06-4468-ba09-d00693d0fccb', NULL, 0, 0, NULL, 0, 0);
INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A21EE3-4E8B-72C9-8507-20EAA1EC487D', 'Joost', 'Joost@demo.example', NULL, 'Joost@demo.example', 'JOOST@DEMO.EXAMPLE', 1, 'gekozen', NULL, '91854402-a5db-4bfb-9a07-a5ad1cfb5a97', NULL, 0, 0, NULL, 0, 0);
INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A21EE3-4E8B-7886-AF76-29828261FE25', 'Marieke', 'Marieke@demo.example', NULL, 'Marieke@demo.example', 'MARIEKE@DEMO.EXAMPLE', 1, 'gekozen', NULL, '515fc18e-ac35-4800-9e82-3df21cb07f84', NULL, 0, 0, NULL, 0, 0);
INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A21EE3-5707-795D-A887-E97961D3869C', 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'ZOEKMIJ@VOORBEELD.NL', 'zoekmij@voorbeeld.nl', 'ZOEKMIJ@VOORBEELD.NL', 1, NULL, NULL, 'ab40586b-6931-4451-b701-b438c43c07ac', 'Zoekmij Jansen', 0, 0, NULL, 0, 0);
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-4ED0-7255-9F03-93AD29235315', '01A21EE3-4ED0-7581-A2D9-A23BD1DF5E0B', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-4ED0-7C54-85CE-D989411D1020', '01A21EE3-4ED0-74C8-9CF0-22AB2684F702', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5499-74B4-B24C-6098D49DC0C8', '01A21EE3-5499-72CD-94F3-AC02BB4A3E2A', 'Sealed', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-556C-76D3-B612-39DF5080DC95', '01A21EE3-556B-7CBD-BF50-8DA8974BA27F', 'Sealed', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-556C-77F1-A9AA-C9FA086E6F75', '01A21EE3-556C-7992-884B-742D0AD6F999', 'Sealed', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-556D-7682-B851-7DD338BD1EA1', '01A21EE3-556D-761F-8624-ADB0E7A4597E', 'Sealed', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', '01A21EE3-59D3-7458-A24A-CC894957899B', 'Sealed', 1, '2026-09-20 09:00:00', '2026-09-20 09:00:00', '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5E5A-708C-BFCB-A0A0356F0153', '01A21EE3-5E5A-7AD6-B3D1-EECCDF618445', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5E5A-7249-9B62-F2625E745746', '01A21EE3-5E5A-7A5D-9E71-C8DA9BE03F80', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5E5A-73AB-9E1B-44F441DE379A', '01A21EE3-5E5A-7074-AB57-CA285EBF15C3', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5E5A-77B1-A7D8-58E94F9AF182', '01A21EE3-5E5A-7056-9618-82ACBF49B464', 'Open', 1, NULL, NULL, '[]');
INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "ChangedAt", "SubmittedAt", "Priorities") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', '01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', 'Open', 1, '2026-09-20 09:00:00', '2026-09-20 09:00:00', '[]');
INSERT INTO "AuditLog" ("Number", "Before", "What", "At", "Who", "Chain", "About", "From", "Hash") VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 'ChainStarted', '2026-09-20 09:00:00', 'Marieke (01a21ee3-4e8b-7886-af76-29828261fe25)', 'wijkketen', NULL, NULL, 'ad1f7b6079167ad364bc2ce7c3697c6d7b050d22fb62fe15499bddda195921ca');
INSERT INTO "AuditLog" ("Number", "Before", "What", "At", "Who", "Chain", "About", "From", "Hash") VALUES (2, 'ad1f7b6079167ad364bc2ce7c3697c6d7b050d22fb62fe15499bddda195921ca', 'RoundOpened', '2026-09-20 09:00:00', 'Marieke (01a21ee3-4e8b-7886-af76-29828261fe25)', 'wijkketen', '1', NULL, '2113611a831ad44c0876479f3af0100f78785d9b1750983da9791bfc0ee17432');
INSERT INTO "AuditLog" ("Number", "Before", "What", "At", "Who", "Chain", "About", "From", "Hash") VALUES (3, '2113611a831ad44c0876479f3af0100f78785d9b1750983da9791bfc0ee17432', 'RoundClosed', '2026-09-20 09:00:00', 'Marieke (01a21ee3-4e8b-7886-af76-29828261fe25)', 'wijkketen', '1', NULL, '573f6c862c44f0e4a47b3bcd0c3e080e644c8c0e71980128668e26a4fd6af261');
INSERT INTO "AuditLog" ("Number", "Before", "What", "At", "Who", "Chain", "About", "From", "Hash") VALUES (4, '573f6c862c44f0e4a47b3bcd0c3e080e644c8c0e71980128668e26a4fd6af261', 'RoundOpened', '2026-09-20 09:00:00', 'Marieke (01a21ee3-4e8b-7886-af76-29828261fe25)', 'wijkketen', '2', NULL, '32841eee931955e84cab16b6973e5d806d307760f40df6da675cf77e3593866e');
INSERT INTO "CalendarLinks" ("AccountId", "TokenHash") VALUES ('01A21EE3-5707-795D-A887-E97961D3869C', X'010203');
INSERT INTO "Chains" ("Id", "Slug", "Name", "Field", "Region", "JoinsBenchmark", "ArchivedAt", "Version") VALUES ('01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4', 'keten', 'Keten', 'dementie', NULL, 0, NULL, 2);
INSERT INTO "Chains" ("Id", "Slug", "Name", "Field", "Region", "JoinsBenchmark", "ArchivedAt", "Version") VALUES ('01A21EE3-50CE-7AD7-9112-41C54DF90490', 'wijkketen', 'Wijkketen', 'wijk', NULL, 0, NULL, 4);
INSERT INTO "Comments" ("AssessmentId", "Principle", "Text") VALUES ('01A21EE3-59D3-7911-BA4B-9EE3A322B9E5', 8, 'Dit schreef Zoekmij Jansen');
INSERT INTO "Comments" ("AssessmentId", "Principle", "Text") VALUES ('01A21EE3-5E6B-7FD4-8826-4021D2B82DC7', 8, 'Dit schreef Zoekmij Jansen');
INSERT INTO "RequestCounts" ("Who", "Until", "Count") VALUES ('01a21ee3-5707-795d-a887-e97961d3869c', '2026-09-20 09:01:00', 1);
INSERT INTO "DossierChanges" ("EntryId", "Version", "Kind", "Fact", "Who", "AccountId", "PersonId", "At") VALUES ('01A0BE0B-3280-7260-AFD5-804C204B4A54', 1, 'Recorded', '{"kind":"Endorsement","AmbitionId":"01a21ee3-5ecf-7427-bc29-ea851019d54a","PartnerId":"01a21ee3-5309-7b8e-b956-871d9dd86241","Day":"2026-09-20","By":"Zoekmij Jansen"}', 'Zoekmij Jansen', '01A21EE3-5707-795D-A887-E97961D3869C', '01A21EE3-5684-7C8C-8346-398D5570AE1E', '2026-09-20 09:00:00');
INSERT INTO "DossierChanges" ("EntryId", "Version", "Kind", "Fact", "Who", "AccountId", "PersonId", "At") VALUES ('01A21EE3-5ECF-7427-BC29-EA851019D54A', 1, 'Recorded', '{"kind":"Ambition","Words":"Samen","From":"2026-02-01"}', 'Marieke', '01A21EE3-4E8B-7886-AF76-29828261FE25', NULL, '2026-09-20 09:00:00');
INSERT INTO "DossierChanges" ("EntryId", "Version", "Kind", "Fact", "Who", "AccountId", "PersonId", "At") VALUES ('01A21EE3-5FDF-70D1-ADF9-3FFC5A3D87D3', 1, 'Recorded', '{"kind":"Publication","What":"Krant","Day":"2026-03-01"}', 'Zoekmij Jansen', '01A21EE3-5707-795D-A887-E97961D3869C', NULL, '2026-09-20 09:00:00');
INSERT INTO "DossierEntries" ("Id", "ChainId", "Fact", "Version", "IsArchived") VALUES ('01A0BE0B-3280-7260-AFD5-804C204B4A54', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '{"kind":"Endorsement","AmbitionId":"01a21ee3-5ecf-7427-bc29-ea851019d54a","PartnerId":"01a21ee3-5309-7b8e-b956-871d9dd86241","Day":"2026-09-20","By":"Zoekmij Jansen"}', 1, 0);
INSERT INTO "DossierEntries" ("Id", "ChainId", "Fact", "Version", "IsArchived") VALUES ('01A21EE3-5ECF-7427-BC29-EA851019D54A', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '{"kind":"Ambition","Words":"Samen","From":"2026-02-01"}', 1, 0);
INSERT INTO "DossierEntries" ("Id", "ChainId", "Fact", "Version", "IsArchived") VALUES ('01A21EE3-5FDF-70D1-ADF9-3FFC5A3D87D3', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '{"kind":"Publication","What":"Krant","Day":"2026-03-01"}', 1, 0);
INSERT INTO "Grants" ("Id", "AccountId", "Role", "ChainId") VALUES ('01A21EE3-4FDA-73F8-94E4-33D4CCD76FA1', '01A21EE3-4E8B-7886-AF76-29828261FE25', 'Coordinator', '01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4');
INSERT INTO "Grants" ("Id", "AccountId", "Role", "ChainId") VALUES ('01A21EE3-4FDA-77F0-967F-6C25723A22C6', '01A21EE3-4E8B-7232-8E51-628AB259D72D', 'Administrator', NULL);
INSERT INTO "Grants" ("Id", "AccountId", "Role", "ChainId") VALUES ('01A21EE3-4FDA-7A0D-93B1-BCA93495EB08', '01A21EE3-4E8B-72C9-8507-20EAA1EC487D', 'Member', '01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4');
INSERT INTO "Grants" ("Id", "AccountId", "Role", "ChainId") VALUES ('01A21EE3-51C2-748B-821B-F1DC190B5057', '01A21EE3-4E8B-7886-AF76-29828261FE25', 'Coordinator', '01A21EE3-50CE-7AD7-9112-41C54DF90490');
INSERT INTO "Grants" ("Id", "AccountId", "Role", "ChainId") VALUES ('01A21EE3-5708-74C0-BE0C-54B3B21F1E0E', '01A21EE3-5707-795D-A887-E97961D3869C', 'Member', '01A21EE3-50CE-7AD7-9112-41C54DF90490');
INSERT INTO "ImprovementActions" ("Id", "ChainId", "RoundNumber", "Principle", "What", "Why", "Owner", "PersonId", "PartnerId", "IndicatorId", "Due", "ExpectedEffect", "State", "Result", "EndedOn", "Version") VALUES ('01A21EE3-5FF7-71B2-A2FE-BC8944CD0DE3', '01A21EE3-50CE-7AD7-9112-41C54DF90490', NULL, 1, 'Deel een verhaal', NULL, 'Zoekmij Jansen', '01A21EE3-5684-7C8C-8346-398D5570AE1E', '01A21EE3-5309-7B8E-B956-871D9DD86241', NULL, '2026-09-22', NULL, 'Open', NULL, NULL, 1);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-549A-727C-B038-2E5BE42C403D', '01A21EE3-5499-72CD-94F3-AC02BB4A3E2A', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Sheet', X'65ABD2DB54CC4FA0ABA51563DF2011B2BB551C72CC56029BC5EC191640416EDD', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-556C-75EF-BDC5-F5B0ED4C46C9', '01A21EE3-556B-7CBD-BF50-8DA8974BA27F', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Sheet', X'7EF4002A16B4202FE11EE3DD84917BF5312AFB65AF0EBAFC3171D7399DC60F39', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-556C-799E-90FA-BEF666E5E873', '01A21EE3-556C-7992-884B-742D0AD6F999', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Sheet', X'2A2790C673FB5F085B6B44E25CB94D72B4C853130653001531427270F550CC7F', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-556D-753E-89FB-5DF3F50C41C7', '01A21EE3-556D-761F-8624-ADB0E7A4597E', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Sheet', X'DEC33E89DE5982046B10E7C6E83F58BD061AD0BD3385F49EDE0027E5161B8CFF', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-59D4-7419-93BB-2EFCF8E3E4D2', '01A21EE3-59D3-7458-A24A-CC894957899B', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Sheet', X'7B716CB3951289436ECD1811809AB86F6AC3FA0D249A892AD79602338773CB94', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5DAC-79A2-8371-47AA4C6C0338', '01A21EE3-5499-72CD-94F3-AC02BB4A3E2A', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Scorecard', X'633AD5746146DD728E376DCCA7C1DDE63149F5AC820155B49B2019F5EB3BF49A', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5DAD-72E2-A2DC-37F5658932F7', '01A21EE3-59D3-7458-A24A-CC894957899B', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Scorecard', X'D310B7BDCD511C40ECACFABD1CAA1BF27FEB4DD1E4412447C13410C49E51F94A', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5DAD-7321-9543-2FA9DD8FD916', '01A21EE3-556D-761F-8624-ADB0E7A4597E', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Scorecard', X'8D6C549A1D0850A03E44506741DEE2084139632A73FDD87F803A23415E5849C0', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5DAD-7C5A-842F-8F97B48A11DF', '01A21EE3-556C-7992-884B-742D0AD6F999', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Scorecard', X'7B504A49B25B1FD67797C0247EDB87932DC432C2E9C424891110D855CBCF5C16', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5DAD-7FAF-94A7-46934D132643', '01A21EE3-556B-7CBD-BF50-8DA8974BA27F', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 'Scorecard', X'DBFC6FC7FD50FACC89A33F90AFE6A69DB6029DBB6D514BD05E2975A7ED790D0A', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5E5A-7614-B4D4-142C1B9AD0F0', '01A21EE3-5E5A-7AD6-B3D1-EECCDF618445', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', 'Sheet', X'6AA0C2906BBE838ECF56A97D594E5180232A6E613EFF61C2D230E8FED5A83DDD', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5E5A-7C45-BE31-6E2ABE513924', '01A21EE3-5E5A-7056-9618-82ACBF49B464', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', 'Sheet', X'265F18BA5AF4435F53FFBAA9CFA4F5DA1C218871B3D9DBFD708738D94D8395F5', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5E5A-7C4A-B0E6-83D6C93C24AD', '01A21EE3-5E5A-7074-AB57-CA285EBF15C3', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', 'Sheet', X'E2B958BCF825691FBD138A51144B3A08EA3F045F48DE2D414C4312E9BE41F394', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5E6A-7BC3-9C13-7726EA9D4A68', '01A21EE3-5E5A-7A5D-9E71-C8DA9BE03F80', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', 'Sheet', X'947061273976C8B04EF142DC9D412463A67A71698302D70FC115C6875898B803', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Invitations" ("Id", "ParticipantId", "RoundId", "Purpose", "TokenHash", "CreatedAt", "Way", "UsedAt", "ExpiresAt", "CodeHash", "Tries", "WithdrawnAt", "OriginId") VALUES ('01A21EE3-5E6B-7D30-B41D-99A84C317B86', '01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', 'Sheet', X'B4831D909A4EC565F441CBAEC93E23E3D6C204F25BF5A6E485585DCD0A86A45D', '2026-09-20 09:00:00', 'ByMail', NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO "Organisations" ("Id", "Name") VALUES ('01A21EE3-4ED0-7220-AAA9-640168213E50', 'Gemeente');
INSERT INTO "Organisations" ("Id", "Name") VALUES ('01A21EE3-4ED0-7626-80EE-3B942417F731', 'Thuiszorg');
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5DAD-70DA-AB94-933EC10D5842', 'RoundClosed', 'RoundClosed:01a21ee3556c7992884b742d0ad6f999', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', NULL, 'Cor', 'cor@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAADQxBJEYdC2cNpRzrx6cCPwI3iXpcRPJXXWY-cxfRG1fTWJZNRrSE9wYju20fl4KQsH7T-7ogQaHvNJv3OjhZC0tIYCICp3n5S1SU8FtDNHMsQLZjtC_uuFPBA4mwCoD5gp8nMmxlUpeVAWG-M0g_l9', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-556C-7992-884B-742D0AD6F999', '01A21EE3-5DAD-7C5A-842F-8F97B48A11DF', '01A21EE3-5393-7CB3-A41B-5FE464E8EC09', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5DAD-7432-B739-40A2B6070A06', 'RoundClosed', 'RoundClosed:01a21ee3556d761f8624adb0e7a4597e', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', NULL, 'Dik', 'dik@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAAC9P_2gdMb96PS-YYb62Tlv_uqRuDvm2HM_ws9Znby7ZbwolweSelpncvkg9buamm2bRwiE0UqSXgtWtoNvwL2btw2_vOV1Y1kTGkXXTM4Khq-Um4MTBr86SoKbLo7JgOobuFm_oigf6H5MR-tuNvTK', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-556D-761F-8624-ADB0E7A4597E', '01A21EE3-5DAD-7321-9543-2FA9DD8FD916', '01A21EE3-5393-7581-ACF7-B838AAAD5CEA', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5DAD-785B-8659-0EDD97BABFEB', 'RoundClosed', 'RoundClosed:01a21ee3549972cd94f3ac02bb4a3e2a', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', NULL, 'Anna', 'anna@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAAChWwb69MEjJHeV9Xw91CPBEu3fgjcQJ4CJlv7fBY2k7y1CwB0eO-VY2goFK7Gs8ySqwJgYjFJK1aIjgt_PyyGufg-1_rfdJ_QviwNZZXvhszGwwszwbyv_E8Ly6eSB_3php6X5tX8vljpOX7FLWGHZ', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5499-72CD-94F3-AC02BB4A3E2A', '01A21EE3-5DAC-79A2-8371-47AA4C6C0338', '01A21EE3-5393-7775-8AB2-C8FDD083AAB5', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5DAD-78A3-A3B0-C8385C6009C7', 'RoundClosed', 'RoundClosed:01a21ee3556b7cbdbf508da8974ba27f', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', NULL, 'Bob', 'bob@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAADuXScvBb3rx97Ww-jY3GK5xVGiTzcDX_wgyv0xMckGCrXiHzy9fVvEHd0dw23VcYpZ5hdg5Q_mCaV1Ky5tPONrIm-x1Kw1OebkRaQOZ-uqq8h8F43TfRzd8q9NmJp2DcTCIXF8RpOi7aPKtH_keG3j', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-556B-7CBD-BF50-8DA8974BA27F', '01A21EE3-5DAD-7FAF-94A7-46934D132643', '01A21EE3-5393-7DE2-91CB-A3A6058428E1', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5DAD-7F02-9E46-E562A5B60B62', 'RoundClosed', 'RoundClosed:01a21ee359d37458a24acc894957899b', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', NULL, 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAABMIJdgQ-ZOWDtIm0Fi_IRL4XUC6nlqGqXQydMV5JssgT2WLQAKzfvnzqTbnAN7keENx5OPWw8BcVDTDLPGvTTgXGiZHIQqTmk9UsnFdEo4V1UgyDghanHuFz_1yI0A8kYjhP2YsbpiwweaK_cUlGU-', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-59D3-7458-A24A-CC894957899B', '01A21EE3-5DAD-72E2-A2DC-37F5658932F7', '01A21EE3-5684-7C8C-8346-398D5570AE1E', '01A21EE3-5707-795D-A887-E97961D3869C');
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5E5A-7492-9BCE-4BEDDEDB3A19', 'Invitation', 'Invitation:01a21ee35e5a7056961882acbf49b464', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', NULL, 'Cor', 'cor@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAAAOuQOfUtSch-grISnsNk4ofLlqLttgtuBMDRssKwQzWZNdOVBYvLZmj0e783U2oK2JgDT6A03f3Fk6M5ehTlT0288DKViXIvcMb_34X_DNcNcJs9a-kSx2Pc80A-HFl3s2hQIHwdXPVWDMWnAV2NjX', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5E5A-7056-9618-82ACBF49B464', '01A21EE3-5E5A-7C45-BE31-6E2ABE513924', '01A21EE3-5393-7CB3-A41B-5FE464E8EC09', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5E5A-776D-98E2-C9664357473C', 'Invitation', 'Invitation:01a21ee35e5a7ad6b3d1eeccdf618445', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', NULL, 'Bob', 'bob@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAADd-LgYghjk5GYlp-6zBVeVtZgxgK9VWguQf2rrvStr3mssVPDQ_-k3r-0z05zquJOaOmVMESLLFL6sDGB2KTFT7Bq1071wfZReBBS09jblqxcLQFqhDAkXhBUcRbg1ZAJNrV6R4MVLmfy7u_bE7dzb', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5E5A-7AD6-B3D1-EECCDF618445', '01A21EE3-5E5A-7614-B4D4-142C1B9AD0F0', '01A21EE3-5393-7DE2-91CB-A3A6058428E1', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5E5A-77F3-832A-9C84BE433DCD', 'Invitation', 'Invitation:01a21ee35e5a7074ab57ca285ebf15c3', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', NULL, 'Anna', 'anna@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAAAWIO828Isc7DDlG4taN78e1zKa5RVxJJ0u_a7WEDu6gpjpxQOvK8Rhub_xfXE0L3OHaSMCnNualys9_A_e4cOFQFCRQFPcO9gxeJcyzFRn-HCKksP8_9DFhKj27JwITNu1M39_KRHT-Z_9x3YIbbtq', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5E5A-7074-AB57-CA285EBF15C3', '01A21EE3-5E5A-7C4A-B0E6-83D6C93C24AD', '01A21EE3-5393-7775-8AB2-C8FDD083AAB5', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5E6B-71A5-9B0B-1F638A699CB4', 'Invitation', 'Invitation:01a21ee35e5a7a5d9e71c8da9be03f80', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', NULL, 'Dik', 'dik@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAADv0G1A34k7bMegB3WWMrkLDgCdk0PRKG2wAAUFioKn9e1prh19fXvBMdJHZBM8ICDU752l3SOadvKJ7mJneb89RzF8KgwDzbSDOaP2SfRynnujThRmZRfmKhpBEdAmjgreSRVsYBY8nRD56hdQRlOq', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5E5A-7A5D-9E71-C8DA9BE03F80', '01A21EE3-5E6A-7BC3-9C13-7726EA9D4A68', '01A21EE3-5393-7581-ACF7-B838AAAD5CEA', NULL);
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-5E6B-73BA-9C80-E499F5B255F2', 'Invitation', 'Invitation:01a21ee35e6b7488b7a9db0f10dc4047', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', NULL, 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAADMNZaZed8Grygc0CGwbdKtB5Ez4ym7sg5s4Lotz22r1xZyp6w9_oQHecVNAic3_OTLD8TnJ70UEk3MWZw_MtpvnnKAAn2a8O7BNxKZdmouviIgYKQvAOjfTyKbU_KHfOd54fFNeW50FTG45Lkjgydx', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, '01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', '01A21EE3-5E6B-7D30-B41D-99A84C317B86', '01A21EE3-5684-7C8C-8346-398D5570AE1E', '01A21EE3-5707-795D-A887-E97961D3869C');
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-61AE-7E1D-85DE-DEC0B1B3BC02', 'ActionDue', 'ActionDue:01a21ee35ff771b2a2febc8944cd0de3:20260922', NULL, '01A21EE3-5FF7-71B2-A2FE-BC8944CD0DE3', 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAAA0CoLhUd2tnBMWIEvnlXcl_n49QBIVLWSJ4NdqLIYwb2AuMsg4KbTkWPsOI1KFxhObOyHqTYDa9Vs5BItHlpTDtCRIA2T8Hx1HVnJKoGtp0R2_j_YA4aGoi9dfhjpZ-GwnsFz8FEut6mNdBkiB3dGS0FqVwcoO-fvaHkuwpINMXQ', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '01A21EE3-5684-7C8C-8346-398D5570AE1E', '01A21EE3-5707-795D-A887-E97961D3869C');
INSERT INTO "Outbox" ("Id", "Kind", "Once", "RoundId", "ActionId", "Name", "Address", "ProtectedLink", "CreatedAt", "NextAttemptAt", "Attempts", "ClaimId", "Problem", "SentAt", "HandedOutAt", "ParticipantId", "InvitationId", "PersonId", "AccountId") VALUES ('01A21EE3-61B9-7C02-941C-18D6FE17DF34', 'PasswordReset', 'PasswordReset:01a21ee35707795da887e97961d3869c:20260920090000000', NULL, NULL, 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'CfDJ8AAAAAAAAAAAAAAAAAAAAABn1g10lzX7xerQBt2O1N1RsWkr8_F_iNcaAEGY-WrUca7QSCDwEbUQD5-6nzBjidC2WllX4KnvPGsNW5jNcdKC-8EuehUzCgx6BoOr2hpCkfNS5BLSfgyq2LirOhJc784', '2026-09-20 09:00:00', '2026-09-20 09:00:00', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01A21EE3-5707-795D-A887-E97961D3869C');
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-4ED0-74C8-9CF0-22AB2684F702', '01A21EE3-4ED0-7577-B4C4-62CFCA0124DB', '01A21EE3-4ED0-7886-A4A8-0AE8A9C22256', '01A21EE3-4ED0-7886-A4A8-0AE8A9C22256', 'Joost', 'Strategic', '01A21EE3-4E8B-72C9-8507-20EAA1EC487D', NULL, NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-4ED0-7581-A2D9-A23BD1DF5E0B', '01A21EE3-4ED0-7577-B4C4-62CFCA0124DB', '01A21EE3-4ED0-7E52-BFA0-F1A94898EBE8', '01A21EE3-4ED0-7E52-BFA0-F1A94898EBE8', 'Ans', 'Operational', NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5499-72CD-94F3-AC02BB4A3E2A', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Anna', 'Strategic', NULL, '01A21EE3-5393-7775-8AB2-C8FDD083AAB5', NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-556B-7CBD-BF50-8DA8974BA27F', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Bob', 'Strategic', NULL, '01A21EE3-5393-7DE2-91CB-A3A6058428E1', NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-556C-7992-884B-742D0AD6F999', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Cor', 'Operational', NULL, '01A21EE3-5393-7CB3-A41B-5FE464E8EC09', NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-556D-761F-8624-ADB0E7A4597E', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Dik', 'Operational', NULL, '01A21EE3-5393-7581-ACF7-B838AAAD5CEA', NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-59D3-7458-A24A-CC894957899B', '01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Zoekmij Jansen', 'Strategic', '01A21EE3-5707-795D-A887-E97961D3869C', '01A21EE3-5684-7C8C-8346-398D5570AE1E', NULL, NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5E5A-7056-9618-82ACBF49B464', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Cor', 'Operational', NULL, '01A21EE3-5393-7CB3-A41B-5FE464E8EC09', 'cor@voorbeeld.nl', NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5E5A-7074-AB57-CA285EBF15C3', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Anna', 'Strategic', NULL, '01A21EE3-5393-7775-8AB2-C8FDD083AAB5', 'anna@voorbeeld.nl', NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5E5A-7A5D-9E71-C8DA9BE03F80', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Dik', 'Operational', NULL, '01A21EE3-5393-7581-ACF7-B838AAAD5CEA', 'dik@voorbeeld.nl', NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5E5A-7AD6-B3D1-EECCDF618445', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Bob', 'Strategic', NULL, '01A21EE3-5393-7DE2-91CB-A3A6058428E1', 'bob@voorbeeld.nl', NULL, NULL, 0);
INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "AskedFor", "Name", "Level", "AccountId", "PersonId", "Address", "RemovedAt", "AddressChangedOn", "IsHandedOver") VALUES ('01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', '01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Zoekmij Jansen', 'Strategic', '01A21EE3-5707-795D-A887-E97961D3869C', '01A21EE3-5684-7C8C-8346-398D5570AE1E', 'zoekmij@voorbeeld.nl', NULL, NULL, 0);
INSERT INTO "Partners" ("Id", "ChainId", "OrganisationId", "Key", "Joined", "Left", "SucceededById") VALUES ('01A21EE3-4ED0-7886-A4A8-0AE8A9C22256', '01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4', '01A21EE3-4ED0-7220-AAA9-640168213E50', 'gemeente', '2024-01-01', NULL, NULL);
INSERT INTO "Partners" ("Id", "ChainId", "OrganisationId", "Key", "Joined", "Left", "SucceededById") VALUES ('01A21EE3-4ED0-7E52-BFA0-F1A94898EBE8', '01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4', '01A21EE3-4ED0-7626-80EE-3B942417F731', 'thuiszorg', '2024-01-01', NULL, NULL);
INSERT INTO "Partners" ("Id", "ChainId", "OrganisationId", "Key", "Joined", "Left", "SucceededById") VALUES ('01A21EE3-5309-7B8E-B956-871D9DD86241', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-4ED0-7220-AAA9-640168213E50', 'gemeente', '2026-01-01', NULL, NULL);
INSERT INTO "Partners" ("Id", "ChainId", "OrganisationId", "Key", "Joined", "Left", "SucceededById") VALUES ('01A21EE3-5328-7ADC-B690-49D1F5E451CC', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-4ED0-7626-80EE-3B942417F731', 'thuiszorg', '2026-01-01', NULL, NULL);
INSERT INTO "People" ("Id", "ChainId", "PartnerId", "Name", "Email", "Level", "AccountId", "KeepsDossier", "HandedOverAt", "Version") VALUES ('01A21EE3-5393-7581-ACF7-B838AAAD5CEA', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Dik', 'dik@voorbeeld.nl', 'Operational', NULL, 0, NULL, 0);
INSERT INTO "People" ("Id", "ChainId", "PartnerId", "Name", "Email", "Level", "AccountId", "KeepsDossier", "HandedOverAt", "Version") VALUES ('01A21EE3-5393-7775-8AB2-C8FDD083AAB5', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Anna', 'anna@voorbeeld.nl', 'Strategic', NULL, 0, NULL, 0);
INSERT INTO "People" ("Id", "ChainId", "PartnerId", "Name", "Email", "Level", "AccountId", "KeepsDossier", "HandedOverAt", "Version") VALUES ('01A21EE3-5393-7CB3-A41B-5FE464E8EC09', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Cor', 'cor@voorbeeld.nl', 'Operational', NULL, 0, NULL, 0);
INSERT INTO "People" ("Id", "ChainId", "PartnerId", "Name", "Email", "Level", "AccountId", "KeepsDossier", "HandedOverAt", "Version") VALUES ('01A21EE3-5393-7DE2-91CB-A3A6058428E1', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-5328-7ADC-B690-49D1F5E451CC', 'Bob', 'bob@voorbeeld.nl', 'Strategic', NULL, 0, NULL, 0);
INSERT INTO "People" ("Id", "ChainId", "PartnerId", "Name", "Email", "Level", "AccountId", "KeepsDossier", "HandedOverAt", "Version") VALUES ('01A21EE3-5684-7C8C-8346-398D5570AE1E', '01A21EE3-50CE-7AD7-9112-41C54DF90490', '01A21EE3-5309-7B8E-B956-871D9DD86241', 'Zoekmij Jansen', 'zoekmij@voorbeeld.nl', 'Strategic', '01A21EE3-5707-795D-A887-E97961D3869C', 1, NULL, 0);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 1, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 4);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 2, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 5);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 3, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 5);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 4, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 4);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 5, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 1, 4);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 6, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 4);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 7, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 5);
INSERT INTO "PrincipleFigures" ("RoundId", "Principle", "Score", "Tenths", "Change", "ChangeLow", "ChangeHigh", "Moved", "Low", "High", "Conservative", "BandSure", "RankHighest", "RankLowest", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "ChecksMet", "Checks") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 8, 4.0, 40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 8, 3.6666666666666665, 1, NULL, NULL, NULL, NULL, NULL, 0, 4);
INSERT INTO "PrivacyLinks" ("Id", "Email", "TokenHash", "ExpiresAt", "UsedAt") VALUES ('01A21EE3-5708-765F-A1B3-5AB0ABD53B76', 'zoekmij@voorbeeld.nl', X'0A0B0C', '2026-09-20 10:00:00', NULL);
INSERT INTO "Questionnaires" ("Key", "Version", "Json", "PublishedAt", "Revision") VALUES ('keten-8', 1, '{
  "format": "ketenscan.questionnaire/1",
  "key": "keten-8",
  "version": 1,
  "scale": {
    "minimum": 1,
    "maximum": 5,
    "labels": [
      {
        "value": 1,
        "nl": "helemaal oneens",
        "en": "strongly disagree"
      },
      {
        "value": 2,
        "nl": "oneens",
        "en": "disagree"
      },
      {
        "value": 3,
        "nl": "niet eens, niet oneens",
        "en": "neither agree nor disagree"
      },
      {
        "value": 4,
        "nl": "eens",
        "en": "agree"
      },
      {
        "value": 5,
        "nl": "helemaal eens",
        "en": "strongly agree"
      }
    ],
    "dontKnow": {
      "nl": "weet ik niet",
      "en": "I don''t know"
    }
  },
  "commentPrompt": {
    "nl": "Wat gaat hier goed, en wat zou u als eerste verbeteren?",
    "en": "What goes well here, and what would you improve first?"
  },
  "priorityPrompt": {
    "nl": "Welke twee principes verdienen het komende half jaar de meeste aandacht?",
    "en": "Which two principles deserve most attention in the coming six months?",
    "choose": 2
  },
  "principles": [
    {
      "number": 1,
      "key": "SharedAmbition",
      "name": {
        "nl": "Gedeelde ambitie",
        "en": "Shared ambition"
      },
      "motto": {
        "nl": "Bepaal en communiceer de gedeelde ambitie",
        "en": "Determine and communicate the shared ambition"
      },
      "statements": [
        {
          "code": "1.1",
          "nl": "Wij hebben met alle ketenpartners één gedeelde ambitie vastgesteld.",
          "en": "Together with all partners we have agreed on one shared ambition."
        },
        {
          "code": "1.2",
          "nl": "Onze ambitie spreekt aan en daagt uit.",
          "en": "Our ambition is appealing and challenging."
        },
        {
          "code": "1.3",
          "nl": "De ambitie geeft richting aan de keuzes die wij in de keten maken.",
          "en": "The ambition guides the choices we make in the chain."
        },
        {
          "code": "1.4",
          "nl": "Mijn eigen organisatie draagt de ambitie zichtbaar uit.",
          "en": "My own organisation visibly stands for the ambition."
        },
        {
          "code": "1.5",
          "nl": "Ook de mensen op de werkvloer kennen de ambitie van de keten.",
          "en": "People on the work floor know the ambition of the chain too."
        }
      ]
    },
    {
      "number": 2,
      "key": "MeasurableAmbition",
      "name": {
        "nl": "Meetbare ambitie",
        "en": "Measurable ambition"
      },
      "motto": {
        "nl": "Maak de gezamenlijke ambitie meetbaar",
        "en": "Make the shared ambition measurable"
      },
      "statements": [
        {
          "code": "2.1",
          "nl": "Onze ambitie is vertaald in concrete, meetbare doelen.",
          "en": "Our ambition has been translated into concrete, measurable goals."
        },
        {
          "code": "2.2",
          "nl": "Voor elk doel kennen wij de beginsituatie en de gewenste eindsituatie.",
          "en": "For each goal we know where we started and where we want to be."
        },
        {
          "code": "2.3",
          "nl": "Wij weten welke baten de keten voor elke partner oplevert.",
          "en": "We know which benefits the chain brings to each partner."
        },
        {
          "code": "2.4",
          "nl": "Wij meten regelmatig of wij op koers liggen.",
          "en": "We regularly measure whether we are on course."
        },
        {
          "code": "2.5",
          "nl": "Als de metingen daarom vragen, sturen wij samen bij.",
          "en": "When the figures call for it, we adjust course together."
        }
      ]
    },
    {
      "number": 3,
      "key": "Governance",
      "name": {
        "nl": "Governance op alle niveaus",
        "en": "Governance at every level"
      },
      "motto": {
        "nl": "Zorg voor goede governance op alle niveaus",
        "en": "Provide good governance at every level"
      },
      "statements": [
        {
          "code": "3.1",
          "nl": "In de ketenstuurgroep zit elke organisatie op gelijkwaardig niveau aan tafel.",
          "en": "In the steering group every organisation is represented at an equal level."
        },
        {
          "code": "3.2",
          "nl": "De stuurgroep hakt knopen door en geeft richting.",
          "en": "The steering group takes decisions and gives direction."
        },
        {
          "code": "3.3",
          "nl": "Onze afspraken staan in een actueel convenant of ketenplan.",
          "en": "Our agreements are laid down in an up-to-date covenant or chain plan."
        },
        {
          "code": "3.4",
          "nl": "De mensen die in de uitvoering samenwerken zijn deskundig en hebben mandaat.",
          "en": "The people who work together day to day are expert and mandated."
        },
        {
          "code": "3.5",
          "nl": "Problemen tussen organisaties worden snel en op het juiste niveau opgelost.",
          "en": "Problems between organisations are solved quickly and at the right level."
        }
      ]
    },
    {
      "number": 4,
      "key": "AllForOne",
      "name": {
        "nl": "Allen voor één, één voor allen",
        "en": "All for one, one for all"
      },
      "motto": {
        "nl": "Bewaak dat elke partner voordeel heeft",
        "en": "Guard that every partner benefits"
      },
      "statements": [
        {
          "code": "4.1",
          "nl": "Iedere partner haalt voldoende voordeel uit de samenwerking.",
          "en": "Every partner gains enough from the collaboration."
        },
        {
          "code": "4.2",
          "nl": "Lasten en inspanningen zijn eerlijk verdeeld.",
          "en": "Burdens and efforts are shared fairly."
        },
        {
          "code": "4.3",
          "nl": "Wij bewaken de balans tussen geven en nemen, ook als omstandigheden veranderen.",
          "en": "We guard the balance of give and take, also when circumstances change."
        },
        {
          "code": "4.4",
          "nl": "Als een partner in de knel komt, springen de anderen bij.",
          "en": "When a partner gets into difficulty, the others step in."
        },
        {
          "code": "4.5",
          "nl": "Het ketenbelang weegt mee wanneer mijn organisatie besluiten neemt.",
          "en": "The interest of the chain counts when my organisation takes decisions."
        }
      ]
    },
    {
      "number": 5,
      "key": "Relationship",
      "name": {
        "nl": "Werken aan de relatie",
        "en": "Working at the relationship"
      },
      "motto": {
        "nl": "Een relatie is hard werken",
        "en": "A relationship is hard work"
      },
      "statements": [
        {
          "code": "5.1",
          "nl": "De mensen in de keten kennen elkaar, ook buiten de vergaderingen.",
          "en": "The people in the chain know each other outside meetings too."
        },
        {
          "code": "5.2",
          "nl": "Wij nemen bewust de tijd om aan onze onderlinge relaties te werken.",
          "en": "We deliberately take time to work at our relationships."
        },
        {
          "code": "5.3",
          "nl": "Wij bespreken open wat er goed en niet goed gaat tussen ons.",
          "en": "We talk openly about what goes well and less well between us."
        },
        {
          "code": "5.4",
          "nl": "Ik vertrouw erop dat partners hun afspraken nakomen.",
          "en": "I trust partners to keep their agreements."
        },
        {
          "code": "5.5",
          "nl": "Nieuwe mensen worden snel opgenomen in de samenwerking.",
          "en": "Newcomers are quickly made part of the collaboration."
        }
      ]
    },
    {
      "number": 6,
      "key": "Successes",
      "name": {
        "nl": "Successen vieren",
        "en": "Celebrating successes"
      },
      "motto": {
        "nl": "Vier de successen en laat ieder stralen",
        "en": "Celebrate successes and let everyone shine"
      },
      "statements": [
        {
          "code": "6.1",
          "nl": "Wij rapporteren op vaste momenten over de voortgang en resultaten van de keten.",
          "en": "We report on the chain''s progress and results at set times."
        },
        {
          "code": "6.2",
          "nl": "Successen worden gevierd met iedereen die eraan bijdroeg.",
          "en": "Successes are celebrated with everyone who contributed."
        },
        {
          "code": "6.3",
          "nl": "Elke partner krijgt de eer die hem toekomt.",
          "en": "Every partner gets the credit it deserves."
        },
        {
          "code": "6.4",
          "nl": "Wij vertellen aansprekende verhalen uit de praktijk.",
          "en": "We tell compelling stories from practice."
        },
        {
          "code": "6.5",
          "nl": "De resultaten van de keten zijn bekend binnen mijn organisatie.",
          "en": "The chain''s results are known within my organisation."
        }
      ]
    },
    {
      "number": 7,
      "key": "Differences",
      "name": {
        "nl": "Verschil als kracht",
        "en": "Difference as a strength"
      },
      "motto": {
        "nl": "Beschouw verschillen als een kracht",
        "en": "Regard differences as a strength"
      },
      "statements": [
        {
          "code": "7.1",
          "nl": "Wij kennen en erkennen de verschillen tussen onze organisaties.",
          "en": "We know and acknowledge the differences between our organisations."
        },
        {
          "code": "7.2",
          "nl": "Wij benutten elkaars verschillen om betere oplossingen te vinden.",
          "en": "We use each other''s differences to find better solutions."
        },
        {
          "code": "7.3",
          "nl": "Wij kunnen het met elkaar oneens zijn en toch samen verder.",
          "en": "We can agree to disagree and still move on together."
        },
        {
          "code": "7.4",
          "nl": "Geen organisatie hoeft haar eigenheid op te geven.",
          "en": "No organisation has to give up its own character."
        },
        {
          "code": "7.5",
          "nl": "Ook op de werkvloer is er ruimte om over verschillen in gesprek te gaan.",
          "en": "On the work floor too there is room to talk about differences."
        }
      ]
    },
    {
      "number": 8,
      "key": "Face",
      "name": {
        "nl": "Herkenbaar gezicht",
        "en": "A recognisable face"
      },
      "motto": {
        "nl": "Geef de ketensamenwerking een herkenbaar gezicht",
        "en": "Give the collaboration a recognisable face"
      },
      "statements": [
        {
          "code": "8.1",
          "nl": "De keten heeft een naam en uitstraling die mensen herkennen.",
          "en": "The chain has a name and a look that people recognise."
        },
        {
          "code": "8.2",
          "nl": "Er is een plek waar wij elkaar treffen of samen werken.",
          "en": "There is a place where we meet or work together."
        },
        {
          "code": "8.3",
          "nl": "De keten heeft eigen communicatie-uitingen.",
          "en": "The chain has its own means of communication."
        },
        {
          "code": "8.4",
          "nl": "Medewerkers zijn er trots op dat zij bij deze keten horen.",
          "en": "Staff are proud to belong to this chain."
        },
        {
          "code": "8.5",
          "nl": "Cliënten of klanten ervaren ons als één geheel.",
          "en": "Clients or customers experience us as one whole."
        }
      ]
    }
  ]
}', '2026-09-20 09:00:00', 0);
INSERT INTO "RoundFigures" ("RoundId", "ChainId", "Number", "ClosedOn", "IsLatest", "Partners", "Invited", "Responded", "Overall", "OverallTenths", "Band", "OverallLow", "OverallHigh", "OverallConservative", "OverallChange", "OverallMoved", "OverallChangeTenths", "Rules_Disclosure", "Rules_ScoringVersion", "Rules_Weighting", "Rules_Questionnaire_Key", "Rules_Questionnaire_Version") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-50CE-7AD7-9112-41C54DF90490', 1, '2026-09-20', 1, 2, 5, 1, 4.0, 40, 'Strength', NULL, NULL, NULL, NULL, NULL, NULL, 'Named', 2, 'Partner', 'keten-8', 1);
INSERT INTO "Rounds" ("Id", "ChainId", "Number", "Name", "State", "ClosesOn", "OpenedAt", "ClosedAt", "DetachedOn", "PartnersShownApart", "Version", "Message", "RepeatMonths", "Questionnaire_Key", "Questionnaire_Version", "Rules_Comments", "Rules_Weighting", "Rules_Disclosure_MinimumGroup", "Rules_Disclosure_Mode") VALUES ('01A21EE3-4ED0-7577-B4C4-62CFCA0124DB', '01A21EE3-4ED0-7FB8-A089-B3340BF0F7A4', 1, 'Najaar 2026', 'Open', '2026-10-01', '2026-09-20 09:00:00', NULL, NULL, '["01A21EE3-4ED0-7886-A4A8-0AE8A9C22256","01A21EE3-4ED0-7E52-BFA0-F1A94898EBE8"]', 1, NULL, NULL, 'keten-8', 1, 'WithoutPartner', 'Partner', 5, 'Named');
INSERT INTO "Rounds" ("Id", "ChainId", "Number", "Name", "State", "ClosesOn", "OpenedAt", "ClosedAt", "DetachedOn", "PartnersShownApart", "Version", "Message", "RepeatMonths", "Questionnaire_Key", "Questionnaire_Version", "Rules_Comments", "Rules_Weighting", "Rules_Disclosure_MinimumGroup", "Rules_Disclosure_Mode") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '01A21EE3-50CE-7AD7-9112-41C54DF90490', 1, 'Najaar', 'Closed', '2026-10-20', '2026-09-20 09:00:00', '2026-09-20 09:00:00', NULL, '["01A21EE3-5309-7B8E-B956-871D9DD86241","01A21EE3-5328-7ADC-B690-49D1F5E451CC"]', 4, 'Doe mee!', NULL, 'keten-8', 1, 'WithoutPartner', 'Partner', 5, 'Named');
INSERT INTO "Rounds" ("Id", "ChainId", "Number", "Name", "State", "ClosesOn", "OpenedAt", "ClosedAt", "DetachedOn", "PartnersShownApart", "Version", "Message", "RepeatMonths", "Questionnaire_Key", "Questionnaire_Version", "Rules_Comments", "Rules_Weighting", "Rules_Disclosure_MinimumGroup", "Rules_Disclosure_Mode") VALUES ('01A21EE3-5E37-7207-ADA5-B9130CFDC47F', '01A21EE3-50CE-7AD7-9112-41C54DF90490', 2, 'Voorjaar', 'Open', '2026-12-20', '2026-09-20 09:00:00', NULL, NULL, '["01A21EE3-5309-7B8E-B956-871D9DD86241","01A21EE3-5328-7ADC-B690-49D1F5E451CC"]', 2, NULL, NULL, 'keten-8', 1, 'WithoutPartner', 'Partner', 5, 'Named');
INSERT INTO "SavedViews" ("Id", "AccountId", "Name", "Address", "Chains", "IsShared") VALUES ('01A21EE3-5708-714E-9265-5B169F4F9109', '01A21EE3-5707-795D-A887-E97961D3869C', 'Zoekmij Jansen', 'q=Zoekmij Jansen', '["wijkketen"]', 1);
INSERT INTO "ScorecardComments" ("RoundId", "Place", "Principle", "PartnerKey", "Text", "BlackedOut") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', 0, 8, NULL, 'Dit schreef Zoekmij Jansen', '[]');
INSERT INTO "Scorecards" ("RoundId", "Json", "CommentsReleased") VALUES ('01A21EE3-53D5-7EC0-ABF2-5FBDA023520E', '{
  "format": "ketenscan.scorecard/2",
  "scoringVersion": 2,
  "chain": {
    "slug": "wijkketen",
    "name": "Wijkketen"
  },
  "round": {
    "number": 1,
    "name": "Najaar",
    "openedOn": "2026-09-20",
    "closedOn": "2026-09-20"
  },
  "questionnaire": {
    "key": "keten-8",
    "version": 1
  },
  "weighting": "partner",
  "disclosure": {
    "mode": "named",
    "minimumGroup": 5
  },
  "response": {
    "invited": 5,
    "responded": 1,
    "rate": 0.2
  },
  "partners": [
    {
      "key": "gemeente",
      "name": "Gemeente",
      "invited": 3,
      "responded": 1
    },
    {
      "key": "thuiszorg",
      "name": "Thuiszorg",
      "invited": 2,
      "responded": 0
    }
  ],
  "overall": {
    "score": 4,
    "confidence95": null,
    "change": null,
    "band": "strength"
  },
  "principles": [
    {
      "number": 1,
      "key": "SharedAmbition",
      "name": "Gedeelde ambitie",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "1.1",
          "text": "Wij hebben met alle ketenpartners één gedeelde ambitie vastgesteld.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "1.2",
          "text": "Onze ambitie spreekt aan en daagt uit.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "1.3",
          "text": "De ambitie geeft richting aan de keuzes die wij in de keten maken.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "1.4",
          "text": "Mijn eigen organisatie draagt de ambitie zichtbaar uit.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "1.5",
          "text": "Ook de mensen op de werkvloer kennen de ambitie van de keten.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 4,
        "checks": [
          {
            "key": "AmbitionRecorded",
            "met": false,
            "fact": "Er is geen ambitie vastgelegd die nu geldt.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "EveryPartnerEndorsed",
            "met": false,
            "fact": "Er is geen geldige ambitie om te onderschrijven.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "AmbitionReviewed",
            "met": false,
            "fact": "Er is geen geldige ambitie.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          },
          {
            "key": "Communicated",
            "met": false,
            "fact": "Verteld bij 0 van 2 partners. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 2,
      "key": "MeasurableAmbition",
      "name": "Meetbare ambitie",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "2.1",
          "text": "Onze ambitie is vertaald in concrete, meetbare doelen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "2.2",
          "text": "Voor elk doel kennen wij de beginsituatie en de gewenste eindsituatie.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "2.3",
          "text": "Wij weten welke baten de keten voor elke partner oplevert.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "2.4",
          "text": "Wij meten regelmatig of wij op koers liggen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "2.5",
          "text": "Als de metingen daarom vragen, sturen wij samen bij.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 5,
        "checks": [
          {
            "key": "IndicatorPerAmbition",
            "met": false,
            "fact": "Er is geen geldige ambitie.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "IndicatorsComplete",
            "met": false,
            "fact": "Er zijn geen indicatoren vastgelegd.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "MeasuredInTime",
            "met": false,
            "fact": "Er zijn geen indicatoren vastgelegd.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "BenefitPerPartner",
            "met": false,
            "fact": "0 van 2 partners hebben een verwachte baat. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "Adjusted",
            "met": false,
            "fact": "Of er indicatoren achterlopen is niet te zeggen: niet alles is op tijd gemeten.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 3,
      "key": "Governance",
      "name": "Governance op alle niveaus",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "3.1",
          "text": "In de ketenstuurgroep zit elke organisatie op gelijkwaardig niveau aan tafel.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "3.2",
          "text": "De stuurgroep hakt knopen door en geeft richting.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "3.3",
          "text": "Onze afspraken staan in een actueel convenant of ketenplan.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "3.4",
          "text": "De mensen die in de uitvoering samenwerken zijn deskundig en hebben mandaat.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "3.5",
          "text": "Problemen tussen organisaties worden snel en op het juiste niveau opgelost.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 5,
        "checks": [
          {
            "key": "SteeringGroupComplete",
            "met": false,
            "fact": "0 van 2 partners zitten in de stuurgroep. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "EqualLevel",
            "met": false,
            "fact": "Er zijn geen bezette zetels in een stuurgroep.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "OperationalComplete",
            "met": false,
            "fact": "0 van 2 partners hebben er een zetel met mandaat. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "CovenantValid",
            "met": false,
            "fact": "Er is geen convenant of ketenplan dat nu geldt.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "SteeringGroupMet",
            "met": false,
            "fact": "0 keer bijeen in twaalf maanden; geen besluit vastgelegd.",
            "counted": 0,
            "of": null,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 4,
      "key": "AllForOne",
      "name": "Allen voor één, één voor allen",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "4.1",
          "text": "Iedere partner haalt voldoende voordeel uit de samenwerking.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "4.2",
          "text": "Lasten en inspanningen zijn eerlijk verdeeld.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "4.3",
          "text": "Wij bewaken de balans tussen geven en nemen, ook als omstandigheden veranderen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "4.4",
          "text": "Als een partner in de knel komt, springen de anderen bij.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "4.5",
          "text": "Het ketenbelang weegt mee wanneer mijn organisatie besluiten neemt.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 4,
        "checks": [
          {
            "key": "BalanceKnown",
            "met": false,
            "fact": "Van 0 van 2 partners zijn beide bekend. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "RealisedRecorded",
            "met": false,
            "fact": "Van 0 van 2 partners vastgelegd. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "NobodyLosing",
            "met": false,
            "fact": "Van geen partner is een gerealiseerde balans bekend.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "BalanceDiscussed",
            "met": false,
            "fact": "Er is geen overleg vastgelegd waarin de balans is besproken.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 5,
      "key": "Relationship",
      "name": "Werken aan de relatie",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "5.1",
          "text": "De mensen in de keten kennen elkaar, ook buiten de vergaderingen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "5.2",
          "text": "Wij nemen bewust de tijd om aan onze onderlinge relaties te werken.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "5.3",
          "text": "Wij bespreken open wat er goed en niet goed gaat tussen ons.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "5.4",
          "text": "Ik vertrouw erop dat partners hun afspraken nakomen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "5.5",
          "text": "Nieuwe mensen worden snel opgenomen in de samenwerking.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 1,
        "total": 4,
        "checks": [
          {
            "key": "MomentRecent",
            "met": false,
            "fact": "Er is geen moment buiten vergaderingen vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          },
          {
            "key": "EveryoneTookPart",
            "met": false,
            "fact": "0 van 2 partners deden mee. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "LookedInTheMirror",
            "met": false,
            "fact": "Er is geen gesprek over de onderlinge relaties vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          },
          {
            "key": "NewcomersWelcomed",
            "met": true,
            "fact": "Er kwam niemand nieuw aan tafel.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 6,
      "key": "Successes",
      "name": "Successen vieren",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "6.1",
          "text": "Wij rapporteren op vaste momenten over de voortgang en resultaten van de keten.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "6.2",
          "text": "Successen worden gevierd met iedereen die eraan bijdroeg.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "6.3",
          "text": "Elke partner krijgt de eer die hem toekomt.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "6.4",
          "text": "Wij vertellen aansprekende verhalen uit de praktijk.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "6.5",
          "text": "De resultaten van de keten zijn bekend binnen mijn organisatie.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 4,
        "checks": [
          {
            "key": "ProgressReported",
            "met": false,
            "fact": "Bericht in 0 van de laatste 2 halfjaren.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": []
          },
          {
            "key": "SuccessRecent",
            "met": false,
            "fact": "Er is geen succesverhaal vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          },
          {
            "key": "EveryPartnerShone",
            "met": false,
            "fact": "0 van 2 partners stonden in een verhaal. Ontbreekt: Gemeente, Thuiszorg.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Gemeente",
              "Thuiszorg"
            ]
          },
          {
            "key": "CaseTold",
            "met": false,
            "fact": "Er is geen verhaal uit de praktijk vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 7,
      "key": "Differences",
      "name": "Verschil als kracht",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "7.1",
          "text": "Wij kennen en erkennen de verschillen tussen onze organisaties.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "7.2",
          "text": "Wij benutten elkaars verschillen om betere oplossingen te vinden.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "7.3",
          "text": "Wij kunnen het met elkaar oneens zijn en toch samen verder.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "7.4",
          "text": "Geen organisatie hoeft haar eigenheid op te geven.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "7.5",
          "text": "Ook op de werkvloer is er ruimte om over verschillen in gesprek te gaan.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 5,
        "checks": [
          {
            "key": "DifferencesNamed",
            "met": false,
            "fact": "Er is geen verschil vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          },
          {
            "key": "BothSidesHeard",
            "met": false,
            "fact": "Er is geen open verschil, en lang niets benoemd.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "HandlingAgreed",
            "met": false,
            "fact": "Er is geen open verschil, en lang niets benoemd.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "ReviewedInTime",
            "met": false,
            "fact": "Er is geen open verschil, en lang niets benoemd.",
            "counted": 0,
            "of": 0,
            "day": null,
            "missing": []
          },
          {
            "key": "WorkFloorDialogue",
            "met": false,
            "fact": "Er is geen gesprek op de werkvloer vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    },
    {
      "number": 8,
      "key": "Face",
      "name": "Herkenbaar gezicht",
      "score": 4,
      "band": "strength",
      "bandSure": null,
      "respondents": 1,
      "silentPartners": 1,
      "nonResponse": {
        "halfPointLower": 3.6666666666666665
      },
      "confidence95": null,
      "favourable": 1,
      "agreement": {
        "rwgJ": null,
        "withinPartners": null,
        "adM": null,
        "alpha": null,
        "icc1": null,
        "completeSheets": 1,
        "reading": null,
        "partnersDiffer": null
      },
      "levels": {
        "strategic": 4,
        "operational": null,
        "gap": null,
        "gapConfidence95": null,
        "gapSure": null
      },
      "partnerSpread": {
        "lowest": 4,
        "highest": 4,
        "range": 0
      },
      "partners": [
        {
          "key": "gemeente",
          "score": 4,
          "respondents": 1,
          "withheld": false
        },
        {
          "key": "thuiszorg",
          "score": null,
          "respondents": 0,
          "withheld": false
        }
      ],
      "pool": null,
      "statements": [
        {
          "code": "8.1",
          "text": "De keten heeft een naam en uitstraling die mensen herkennen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "8.2",
          "text": "Er is een plek waar wij elkaar treffen of samen werken.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "8.3",
          "text": "De keten heeft eigen communicatie-uitingen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "8.4",
          "text": "Medewerkers zijn er trots op dat zij bij deze keten horen.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        },
        {
          "code": "8.5",
          "text": "Cliënten of klanten ervaren ons als één geheel.",
          "score": 4,
          "respondents": 1,
          "dontKnow": 0,
          "favourable": 1,
          "distribution": [
            0,
            0,
            0,
            1,
            0
          ]
        }
      ],
      "priorityVotes": 0,
      "change": null,
      "rank": {
        "highest": 1,
        "lowest": 8
      },
      "evidence": {
        "met": 0,
        "total": 4,
        "checks": [
          {
            "key": "OwnName",
            "met": false,
            "fact": "0 van 2 ingevuld. Ontbreekt: naam, slogan.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Name",
              "Slogan"
            ]
          },
          {
            "key": "OwnLook",
            "met": false,
            "fact": "0 van 2 ingevuld. Ontbreekt: logo, kleur.",
            "counted": 0,
            "of": 2,
            "day": null,
            "missing": [
              "Logo",
              "Colour"
            ]
          },
          {
            "key": "OwnPlace",
            "met": false,
            "fact": "0 van 1 ingevuld. Ontbreekt: plek.",
            "counted": 0,
            "of": 1,
            "day": null,
            "missing": [
              "MeetingPlace"
            ]
          },
          {
            "key": "OwnVoice",
            "met": false,
            "fact": "Er is geen eigen uiting vastgelegd.",
            "counted": null,
            "of": null,
            "day": null,
            "missing": []
          }
        ],
        "reading": "felt"
      }
    }
  ]
}', 0);
INSERT INTO "SheetDevices" ("Id", "InvitationId", "OriginId", "ParticipantId", "Way", "OpenedAt", "EndedAt") VALUES ('01A21EE3-61FC-7101-83A9-1DD66A07951B', '01A21EE3-5E6B-7D30-B41D-99A84C317B86', '01A21EE3-5E6B-7D30-B41D-99A84C317B86', '01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', 'ByMail', '2026-09-20 09:00:00', NULL);
INSERT INTO "SpareSheets" ("Id", "ParticipantId", "Content", "KeptOn") VALUES ('01A21EE3-6269-7BF4-BBCE-266E16C36D9A', '01A21EE3-5E6B-7488-B7A9-DB0F10DC4047', '{"Answers":{},"Comments":{"Face":"Dit schreef Zoekmij Jansen"},"Priorities":[],"ChangedAt":"2026-09-20T09:00:00+00:00","SubmittedAt":"2026-09-20T09:00:00+00:00"}', '2026-09-20');
PRAGMA foreign_keys = 1;
