CREATE FUNCTION public.refuse_agreement_answer_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'an answer is never changed or deleted: a new one takes its place'; end $$;
CREATE FUNCTION public.refuse_change_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'a line of the ledger is never changed or deleted'; end $$;
CREATE FUNCTION public.refuse_published_update_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'a published update is never changed or deleted'; end $$;
CREATE FUNCTION public.refuse_update_correction_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'a correction is never changed or deleted'; end $$;
CREATE FUNCTION public.refuse_update_withdrawal_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'a withdrawal is never changed or deleted'; end $$;
CREATE FUNCTION public.refuse_version_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'a version of a document is never changed or deleted'; end $$;
CREATE TABLE public.action (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    workstream_id text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    lead_organisation_id text,
    owner_id text,
    starts_on text,
    due_on text,
    original_due_on text,
    status text NOT NULL,
    status_reason text NOT NULL,
    status_at text NOT NULL,
    confirmed_at text NOT NULL,
    illustrative text NOT NULL,
    status_path text,
    source text,
    status_person_id text,
    status_organisation_id text,
    internal integer DEFAULT 0 NOT NULL,
    "position" integer NOT NULL,
    version integer NOT NULL,
    archived_at text,
    CONSTRAINT action_internal_check CHECK ((internal = ANY (ARRAY[0, 1]))),
    CONSTRAINT action_status CHECK ((status = ANY (ARRAY['not-started'::text, 'on-track'::text, 'at-risk'::text, 'off-track'::text, 'complete'::text, 'paused'::text, 'stopped'::text])))
);
CREATE TABLE public.action_support (
    action_id text NOT NULL,
    organisation_id text NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.agenda_item (
    id text NOT NULL,
    meeting_id text NOT NULL,
    title text NOT NULL,
    "position" integer NOT NULL,
    public integer DEFAULT 0 NOT NULL,
    kind text DEFAULT 'topic'::text NOT NULL,
    state text DEFAULT 'planned'::text NOT NULL,
    used_seconds integer DEFAULT 0 NOT NULL,
    action_id text,
    ask_id text,
    presenter_id text,
    minutes integer,
    opened_at text,
    closed_at text,
    CONSTRAINT agenda_item_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'action'::text, 'ask'::text]))),
    CONSTRAINT agenda_item_public_check CHECK ((public = ANY (ARRAY[0, 1]))),
    CONSTRAINT agenda_item_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'done'::text])))
);
CREATE TABLE public.agreement (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    action_id text NOT NULL,
    document_id text NOT NULL,
    round integer NOT NULL,
    version_number integer NOT NULL,
    title text NOT NULL,
    sign_off_by text NOT NULL,
    state text NOT NULL,
    period text,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    on_behalf_of_id text,
    at text NOT NULL,
    meeting_id text,
    ended_at text,
    ended_reason text,
    ended_person_id text,
    ended_organisation_id text,
    update_id text,
    CONSTRAINT agreement_ended CHECK (((state = 'open'::text) = (ended_at IS NULL))),
    CONSTRAINT agreement_published CHECK (((state = 'published'::text) = (update_id IS NOT NULL))),
    CONSTRAINT agreement_state CHECK ((state = ANY (ARRAY['open'::text, 'taken-back'::text, 'published'::text])))
);
CREATE TABLE public.agreement_answer (
    agreement_id text NOT NULL,
    organisation_id text NOT NULL,
    number integer NOT NULL,
    person_id text NOT NULL,
    answer text NOT NULL,
    at text NOT NULL,
    note text,
    CONSTRAINT agreement_answer_answer CHECK ((answer = ANY (ARRAY['agrees'::text, 'agrees-with-note'::text]))),
    CONSTRAINT agreement_answer_note CHECK (((answer = 'agrees-with-note'::text) = (note IS NOT NULL)))
);
CREATE TABLE public.agreement_party (
    agreement_id text NOT NULL,
    organisation_id text NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.ask (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    meeting_id text NOT NULL,
    agenda_item_id text,
    number integer,
    from_organisation_id text NOT NULL,
    to_organisation_id text NOT NULL,
    text text NOT NULL,
    due_on text,
    state text NOT NULL,
    reason text,
    person_id text,
    created_at text NOT NULL,
    asked_at text,
    answered_at text,
    CONSTRAINT ask_state CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'done'::text])))
);
CREATE TABLE public.audit_event (
    id text NOT NULL,
    at text NOT NULL,
    kind text NOT NULL,
    person_id text,
    about_person_id text,
    roadmap_id text,
    data text NOT NULL
);
CREATE TABLE public.change (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    at text NOT NULL,
    public integer DEFAULT 0 NOT NULL,
    from_value text,
    to_value text,
    reason text,
    person_id text,
    organisation_id text,
    on_behalf_of_id text,
    meeting_id text,
    CONSTRAINT change_public_check CHECK ((public = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.comment (
    id text NOT NULL,
    thread_id text NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    at text NOT NULL,
    withdrawn_at text
);
CREATE TABLE public.comment_thread (
    id text NOT NULL,
    document_id text NOT NULL,
    anchor_start text,
    anchor_end text,
    quotation text,
    context_before text,
    resolved_at text,
    length integer NOT NULL,
    resolved_person_id text,
    resolved_organisation_id text,
    created_at text NOT NULL,
    CONSTRAINT comment_thread_anchor CHECK ((((anchor_start IS NULL) = (anchor_end IS NULL)) AND ((anchor_start IS NULL) = (quotation IS NULL))))
);
CREATE TABLE public.decision (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    meeting_id text NOT NULL,
    agenda_item_id text,
    number integer,
    text text NOT NULL,
    public integer NOT NULL,
    person_id text,
    created_at text NOT NULL,
    decided_at text,
    CONSTRAINT decision_public_check CHECK ((public = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.decision_organisation (
    decision_id text NOT NULL,
    organisation_id text NOT NULL
);
CREATE TABLE public.document (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    action_id text,
    meeting_id text,
    name text NOT NULL,
    text text NOT NULL,
    created_at text NOT NULL,
    schema_version integer NOT NULL,
    seq integer NOT NULL,
    private_meeting_id text,
    frozen_at text
);
CREATE TABLE public.document_client (
    document_id text NOT NULL,
    client_id text NOT NULL,
    at text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL
);
CREATE TABLE public.document_lock (
    document_id text NOT NULL,
    reason text NOT NULL,
    person_id text,
    at text NOT NULL
);
CREATE TABLE public.document_snapshot (
    document_id text NOT NULL,
    through_seq integer NOT NULL,
    at text NOT NULL,
    state bytea NOT NULL
);
CREATE TABLE public.document_update (
    document_id text NOT NULL,
    seq integer NOT NULL,
    at text NOT NULL,
    person_id text,
    bytes bytea NOT NULL
);
CREATE TABLE public.document_version (
    id text NOT NULL,
    document_id text NOT NULL,
    number integer NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    name text,
    state bytea NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    authors text NOT NULL,
    person_id text,
    organisation_id text,
    at text NOT NULL,
    CONSTRAINT document_version_kind CHECK ((kind = ANY (ARRAY['automatic'::text, 'published'::text, 'meeting'::text, 'named'::text, 'restored'::text])))
);
CREATE TABLE public.follow (
    id text NOT NULL,
    follower_id text NOT NULL,
    roadmap_id text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    frequency text NOT NULL,
    stop_key text NOT NULL,
    through_revision integer NOT NULL,
    looked_at text NOT NULL,
    confirmed_at text NOT NULL,
    CONSTRAINT follow_frequency_check CHECK ((frequency = ANY (ARRAY['immediate'::text, 'weekly'::text, 'monthly'::text]))),
    CONSTRAINT follow_subject_type_check CHECK ((subject_type = ANY (ARRAY['roadmap'::text, 'workstream'::text, 'partner'::text, 'action'::text])))
);
CREATE TABLE public.follower (
    id text NOT NULL,
    email text NOT NULL,
    manage_key text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.installation (
    id integer NOT NULL,
    service_name text NOT NULL,
    operator_name text,
    contact_email text,
    accessibility_contact text,
    logo_type text,
    logo_hash text,
    logo_bytes bytea,
    accent_colour text,
    time_zone text NOT NULL,
    quarters text NOT NULL,
    data_licence text NOT NULL,
    data_licence_url text,
    version integer NOT NULL,
    person_id text,
    at text NOT NULL,
    CONSTRAINT installation_id_check CHECK ((id = 1)),
    CONSTRAINT installation_quarters_check CHECK ((quarters = ANY (ARRAY['calendar'::text, 'april'::text])))
);
CREATE TABLE public.invitation (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    organisation_id text NOT NULL,
    role text NOT NULL,
    email text NOT NULL,
    link_id text NOT NULL,
    invited_by_id text NOT NULL,
    sent_at text NOT NULL,
    expires_at text NOT NULL,
    CONSTRAINT invitation_role CHECK ((role = ANY (ARRAY['coordinator'::text, 'lead'::text, 'contributor'::text, 'observer'::text])))
);
CREATE TABLE public.job_lease (
    name text NOT NULL,
    holder text NOT NULL,
    until text NOT NULL
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.last_visit (
    person_id text NOT NULL,
    roadmap_id text NOT NULL,
    at text NOT NULL,
    before_at text
);
CREATE TABLE public.mail_queue (
    id text NOT NULL,
    follow_id text,
    person_id text,
    roadmap_id text NOT NULL,
    after_revision integer NOT NULL,
    through_revision integer NOT NULL,
    reminds integer NOT NULL,
    created_at text NOT NULL,
    try_at text NOT NULL,
    tries integer NOT NULL,
    sending_since text,
    CONSTRAINT mail_queue_reminds_check CHECK ((reminds = ANY (ARRAY[0, 1]))),
    CONSTRAINT mail_queue_to_one CHECK (((follow_id IS NULL) <> (person_id IS NULL)))
);
CREATE TABLE public.measure (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    workstream_id text,
    slug text NOT NULL,
    name text NOT NULL,
    definition text NOT NULL,
    unit text NOT NULL,
    direction text NOT NULL,
    illustrative text NOT NULL,
    baseline_period text,
    target_period text,
    interpretation text,
    source text,
    "position" integer NOT NULL,
    baseline_value double precision,
    target_value double precision,
    version integer DEFAULT 1 NOT NULL,
    archived_at text,
    CONSTRAINT measure_direction CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])))
);
CREATE TABLE public.measurement (
    id text NOT NULL,
    measure_id text NOT NULL,
    period text NOT NULL,
    "position" integer NOT NULL,
    provisional integer DEFAULT 0 NOT NULL,
    value double precision NOT NULL,
    numerator double precision,
    denominator double precision,
    CONSTRAINT measurement_provisional_check CHECK ((provisional = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.meeting (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    starts_at text NOT NULL,
    summary text NOT NULL,
    state text NOT NULL,
    illustrative text NOT NULL,
    "position" integer NOT NULL,
    venue text,
    source text,
    chair_id text,
    duration_minutes integer,
    public_version integer,
    private_version integer,
    series_id text,
    series_every text,
    led_at text,
    started_at text,
    closed_at text,
    led_item_id text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT meeting_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'in-progress'::text, 'closed'::text])))
);
CREATE TABLE public.meeting_person (
    meeting_id text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    invited_at text,
    attended_at text
);
CREATE TABLE public.membership (
    roadmap_id text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    role text NOT NULL,
    CONSTRAINT membership_role CHECK ((role = ANY (ARRAY['coordinator'::text, 'lead'::text, 'contributor'::text, 'observer'::text])))
);
CREATE TABLE public.milestone (
    id text NOT NULL,
    action_id text NOT NULL,
    title text NOT NULL,
    "position" integer NOT NULL,
    due_on text,
    completed_on text
);
CREATE TABLE public.notification_setting (
    person_id text NOT NULL,
    topic text NOT NULL,
    frequency text NOT NULL,
    at text NOT NULL,
    CONSTRAINT notification_setting_frequency CHECK ((frequency = ANY (ARRAY['immediate'::text, 'weekly'::text, 'never'::text]))),
    CONSTRAINT notification_setting_topic CHECK ((topic = ANY (ARRAY['actions'::text, 'meetings'::text, 'sign-offs'::text])))
);
CREATE TABLE public.one_time_link (
    id text NOT NULL,
    token_hash text NOT NULL,
    purpose text NOT NULL,
    person_id text,
    email text,
    data text NOT NULL,
    browser_hash text,
    device text,
    created_at text NOT NULL,
    expires_at text NOT NULL,
    used_at text
);
CREATE TABLE public.organisation (
    id text NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL
);
CREATE TABLE public.partner (
    roadmap_id text NOT NULL,
    organisation_id text NOT NULL,
    part text NOT NULL,
    description text NOT NULL,
    "position" integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    archived_at text,
    CONSTRAINT partner_part CHECK ((part = ANY (ARRAY['signatory'::text, 'partner'::text, 'secretariat'::text])))
);
CREATE TABLE public.passkey (
    id text NOT NULL,
    person_id text NOT NULL,
    name text NOT NULL,
    public_key text NOT NULL,
    counter double precision NOT NULL,
    transports text NOT NULL,
    backed_up integer NOT NULL,
    created_at text NOT NULL,
    used_at text,
    CONSTRAINT passkey_backed_up_check CHECK ((backed_up = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.person (
    id text NOT NULL,
    name text NOT NULL,
    created_at text NOT NULL,
    email text,
    administrator integer DEFAULT 0 NOT NULL,
    demo integer DEFAULT 0 NOT NULL,
    erased_at text,
    signed_in_at text,
    CONSTRAINT person_administrator_check CHECK ((administrator = ANY (ARRAY[0, 1]))),
    CONSTRAINT person_demo_check CHECK ((demo = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.person_digest (
    person_id text NOT NULL,
    roadmap_id text NOT NULL,
    through_revision integer NOT NULL,
    looked_at text NOT NULL,
    reminded_at text
);
CREATE TABLE public.person_setting (
    person_id text NOT NULL,
    announce_changes text NOT NULL,
    hold_changes integer NOT NULL,
    at text NOT NULL,
    CONSTRAINT person_setting_announce CHECK ((announce_changes = ANY (ARRAY['off'::text, 'mine'::text, 'all'::text]))),
    CONSTRAINT person_setting_hold_changes_check CHECK ((hold_changes = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.published_update (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    number integer NOT NULL,
    action_id text,
    workstream_id text,
    title text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    authors text NOT NULL,
    content_hash text NOT NULL,
    published_at text NOT NULL,
    illustrative text NOT NULL,
    period text,
    markdown text,
    status text,
    status_reason text,
    source text,
    person_id text,
    organisation_id text,
    document_id text,
    document_seq integer,
    record text
);
CREATE TABLE public.roadmap (
    id text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    ambition text NOT NULL,
    starts_on text NOT NULL,
    ends_on text NOT NULL,
    sources text NOT NULL,
    illustrative text NOT NULL,
    created_at text NOT NULL,
    loaded_digest text,
    published integer DEFAULT 0 NOT NULL,
    shows_owners integer DEFAULT 0 NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    archived_at text,
    CONSTRAINT roadmap_published_check CHECK ((published = ANY (ARRAY[0, 1]))),
    CONSTRAINT roadmap_shows_owners_check CHECK ((shows_owners = ANY (ARRAY[0, 1])))
);
CREATE TABLE public.search_entry (
    number integer NOT NULL,
    roadmap_id text NOT NULL,
    kind text NOT NULL,
    subject_id text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    title_words text NOT NULL,
    words text NOT NULL,
    CONSTRAINT search_entry_kind_check CHECK ((kind = ANY (ARRAY['action'::text, 'update'::text, 'measure'::text])))
);
ALTER TABLE public.search_entry ALTER COLUMN number ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_entry_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_state (
    roadmap_id text NOT NULL,
    revision integer NOT NULL
);
CREATE TABLE public.session (
    id text NOT NULL,
    data text NOT NULL,
    created_at text NOT NULL,
    used_at text NOT NULL,
    expires_at text NOT NULL,
    device text,
    person_id text
);
CREATE TABLE public.slug_redirect (
    kind text NOT NULL,
    scope text NOT NULL,
    slug text NOT NULL,
    subject_id text NOT NULL,
    at text NOT NULL,
    CONSTRAINT slug_redirect_kind_check CHECK ((kind = ANY (ARRAY['roadmap'::text, 'organisation'::text, 'workstream'::text, 'action'::text, 'measure'::text])))
);
CREATE TABLE public.update_correction (
    update_id text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    note text NOT NULL,
    content_hash text NOT NULL,
    record text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    on_behalf_of_id text,
    at text NOT NULL,
    CONSTRAINT update_correction_version CHECK ((version >= 2))
);
CREATE TABLE public.update_withdrawal (
    reason text NOT NULL,
    update_id text NOT NULL,
    person_id text NOT NULL,
    organisation_id text NOT NULL,
    on_behalf_of_id text,
    at text NOT NULL
);
CREATE TABLE public.workstream (
    id text NOT NULL,
    roadmap_id text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    "position" integer NOT NULL,
    ambition text,
    commitment text,
    version integer DEFAULT 1 NOT NULL,
    archived_at text
);
INSERT INTO public.action VALUES ('fc84f5fb-700f-4d17-8a0f-7799f4861add', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', '23dfdbd9-05cd-4d93-a90e-f5262c17ecec', 'open-clinic', 'Open a clinic', 'A clinic near the station.', 'dd7ccad5-3a73-4886-893a-ae85bc23d63e', NULL, '2019-03-01', '2020-12-31', '2020-12-31', 'at-risk', 'The lease is not signed.', '2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.000Z', '["dueOn","milestones[0].completedOn","milestones[1]"]', NULL, '{"file":"000.txt","heading":"What we promise"}', NULL, NULL, 0, 0, 1, NULL);
INSERT INTO public.action_support VALUES ('fc84f5fb-700f-4d17-8a0f-7799f4861add', '35a70d8e-bf2c-4869-8d6c-ac3971282b39', 0);
INSERT INTO public.agenda_item VALUES ('24e3f496-c656-47e3-8d1a-b3a14fce26d8', '92c4a139-9e51-4dae-82f6-fa47151a94d4', 'Welcome', 0, 1, 'topic', 'planned', 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.agenda_item VALUES ('ec0b38e6-7b46-4800-99d0-12dae814da0a', '92c4a139-9e51-4dae-82f6-fa47151a94d4', 'Next steps', 1, 1, 'topic', 'planned', 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('c8a3f991-32ae-413c-937d-ad46103eb6d3', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 1, 'roadmap-added', 'roadmap', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"cb877527-9a71-4a93-a183-9a2f327c5e3c","slug":"small","title":"A small roadmap","summary":"Two partners and what they promised.","ambition":"Less work for everyone.","startsOn":"2019-01-01","endsOn":"2030-12-31","sources":[{"file":"000.txt","heading":"What we promise"}],"illustrative":["endsOn"],"published":true,"showsOwners":false,"digest":"2876a73904a878926cac8b049058a11900b60b1d0d82e1e33f82bf3afdfdf2c2"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('630df994-95ae-4cdc-a620-376209b14bf3', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 2, 'partner-added', 'organisation', 'dd7ccad5-3a73-4886-893a-ae85bc23d63e', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"dd7ccad5-3a73-4886-893a-ae85bc23d63e","slug":"council","name":"The council","kind":"local-government","part":"partner","description":"Leads.","position":0}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('e82f11ce-7c0c-4a5f-b023-a630711090a6', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 3, 'partner-added', 'organisation', '35a70d8e-bf2c-4869-8d6c-ac3971282b39', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"35a70d8e-bf2c-4869-8d6c-ac3971282b39","slug":"trust","name":"The trust","kind":"nhs","part":"partner","description":"Helps.","position":1}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('78c9c150-befc-4cf7-8cd7-ba2d1e425d02', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 4, 'workstream-added', 'workstream', '23dfdbd9-05cd-4d93-a90e-f5262c17ecec', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"23dfdbd9-05cd-4d93-a90e-f5262c17ecec","slug":"together","title":"Together","summary":"What both do.","ambition":null,"commitment":null,"position":0}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('782d3bc5-2ae8-4867-84a2-f0f32c344c6a', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 5, 'action-added', 'action', 'fc84f5fb-700f-4d17-8a0f-7799f4861add', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"fc84f5fb-700f-4d17-8a0f-7799f4861add","workstreamId":"23dfdbd9-05cd-4d93-a90e-f5262c17ecec","slug":"open-clinic","title":"Open a clinic","description":"A clinic near the station.","leadOrganisationId":"dd7ccad5-3a73-4886-893a-ae85bc23d63e","supportingOrganisationIds":["35a70d8e-bf2c-4869-8d6c-ac3971282b39"],"ownerId":null,"startsOn":"2019-03-01","dueOn":"2020-12-31","originalDueOn":"2020-12-31","status":"at-risk","statusReason":"The lease is not signed.","statusPath":null,"statusAt":"2026-11-21T12:00:00.000Z","internal":false,"position":0,"milestones":[{"id":"27328aa8-4974-4f77-9e9f-399dcd994380","title":"Site found","dueOn":null,"completedOn":"2019-06-30"},{"id":"763574b0-edd3-44b9-b214-29ab1148617b","title":"Doors open","dueOn":"2020-06-30","completedOn":null}],"source":{"file":"000.txt","heading":"What we promise"},"illustrative":["dueOn","milestones[0].completedOn","milestones[1]"]}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('d86d161f-615a-4fa1-94ae-ea69621c7da9', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 6, 'measure-added', 'measure', '81dfc161-77f8-4041-9e62-fd7cdcf0719f', '2026-11-21T12:00:00.000Z', 1, NULL, '{"id":"81dfc161-77f8-4041-9e62-fd7cdcf0719f","slug":"waiting-time","workstreamId":"23dfdbd9-05cd-4d93-a90e-f5262c17ecec","name":"Waiting time","definition":"Median days from call to visit.","unit":"days","direction":"down","baseline":{"period":"2018/19","value":12.5},"target":{"period":"2020-Q4","value":7},"interpretation":null,"measurements":[{"period":"2018/19","value":12.5,"numerator":null,"denominator":null,"provisional":false},{"period":"2019-07","value":11,"numerator":null,"denominator":null,"provisional":false}],"source":{"file":"000.txt","heading":"What we promise"},"illustrative":["target.value"],"position":0}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('f42ab965-f954-4390-8a72-8892676d7248', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 7, 'meeting-added', 'meeting', '92c4a139-9e51-4dae-82f6-fa47151a94d4', '2026-11-21T12:00:00.000Z', 0, NULL, '{"id":"92c4a139-9e51-4dae-82f6-fa47151a94d4","slug":"first-meeting","title":"First meeting","startsAt":"2018-07-13T09:00:00.000Z","venue":"Town hall","summary":"How to begin.","state":"closed","agenda":[{"id":"24e3f496-c656-47e3-8d1a-b3a14fce26d8","title":"Welcome","public":true},{"id":"ec0b38e6-7b46-4800-99d0-12dae814da0a","title":"Next steps","public":true}],"position":0,"source":{"file":"000.txt","heading":"What we promise"},"illustrative":["startsAt"]}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('680b40f1-27d8-4d81-b0f5-e148c1d4cd4c', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 8, 'update-published', 'update', '9b4514de-9329-4868-a031-b15cd2f98fd9', '2026-11-21T12:00:00.000Z', 1, NULL, '{"number":1,"title":"Begun","contentHash":"48ff54ff571ce80c3876a312b85e252bfbbf48851fe1c64ab269b88fac077301"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change VALUES ('fde7e8ad-cb57-4d1b-95ae-d86fc44d29f0', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 9, 'update-published', 'update', '389b31e4-991f-4f77-ab19-7422b8fe54ca', '2026-11-21T12:00:00.000Z', 1, NULL, '{"number":2,"title":"A site","contentHash":"8a5b457e1c161dfc020c0cdc7bbfc2e6ff019636e7facadaab21d295e7706ac5"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.document VALUES ('754017ae-0fac-4985-994c-1e5d0fbdd34e', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 'fc84f5fb-700f-4d17-8a0f-7799f4861add', NULL, '-WuvcC-hYA-a2GVgTfOr', '', '2026-11-21T12:00:00.000Z', 1, 2, NULL, NULL);
INSERT INTO public.document_client VALUES ('754017ae-0fac-4985-994c-1e5d0fbdd34e', '42', '2026-11-21T12:00:00.000Z', '642cbbbd-6e83-4f83-b815-91baf92ed268', 'dd7ccad5-3a73-4886-893a-ae85bc23d63e');
INSERT INTO public.document_update VALUES ('754017ae-0fac-4985-994c-1e5d0fbdd34e', 1, '2026-11-21T12:00:00.000Z', '642cbbbd-6e83-4f83-b815-91baf92ed268', '\x01032a00070104626f6479030970617261677261706807002a000604002a010c57686174207765206469642e00');
INSERT INTO public.document_update VALUES ('754017ae-0fac-4985-994c-1e5d0fbdd34e', 2, '2026-11-21T12:00:00.000Z', '642cbbbd-6e83-4f83-b815-91baf92ed268', '\x01032a0e872a00030970617261677261706807002a0e0604002a0f105768617420636f6d6573206e6578742e00');
INSERT INTO public.kysely_migration VALUES ('0001-walking-product', '2026-11-21T13:15:24.995Z');
INSERT INTO public.kysely_migration VALUES ('0002-versions', '2026-11-21T13:15:25.012Z');
INSERT INTO public.kysely_migration VALUES ('0003-comments', '2026-11-21T13:15:25.035Z');
INSERT INTO public.kysely_migration VALUES ('0004-settings', '2026-11-21T13:15:25.047Z');
INSERT INTO public.kysely_migration VALUES ('0005-sign-in', '2026-11-21T13:15:25.097Z');
INSERT INTO public.kysely_migration VALUES ('0006-editing', '2026-11-21T13:15:25.112Z');
INSERT INTO public.kysely_migration VALUES ('0007-people', '2026-11-21T13:15:25.129Z');
INSERT INTO public.kysely_migration VALUES ('0008-updates', '2026-11-21T13:15:25.334Z');
INSERT INTO public.kysely_migration VALUES ('0009-history', '2026-11-21T13:15:25.354Z');
INSERT INTO public.kysely_migration VALUES ('0010-meetings', '2026-11-21T13:15:25.423Z');
INSERT INTO public.kysely_migration VALUES ('0012-followers', '2026-11-21T13:15:25.500Z');
INSERT INTO public.kysely_migration VALUES ('0013-search', '2026-11-21T13:15:25.542Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.measure VALUES ('81dfc161-77f8-4041-9e62-fd7cdcf0719f', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', '23dfdbd9-05cd-4d93-a90e-f5262c17ecec', 'waiting-time', 'Waiting time', 'Median days from call to visit.', 'days', 'down', '["target.value"]', '2018/19', '2020-Q4', NULL, '{"file":"000.txt","heading":"What we promise"}', 0, 12.5, 7, 1, NULL);
INSERT INTO public.measurement VALUES ('b84f25ce-7d4d-425e-bb52-0a95364b2e91', '81dfc161-77f8-4041-9e62-fd7cdcf0719f', '2018/19', 0, 0, 12.5, NULL, NULL);
INSERT INTO public.measurement VALUES ('ad45a210-1ef0-44d1-ac25-39a7c5494107', '81dfc161-77f8-4041-9e62-fd7cdcf0719f', '2019-07', 1, 0, 11, NULL, NULL);
INSERT INTO public.meeting VALUES ('92c4a139-9e51-4dae-82f6-fa47151a94d4', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 'first-meeting', 'First meeting', '2018-07-13T09:00:00.000Z', 'How to begin.', 'closed', '["startsAt"]', 0, 'Town hall', '{"file":"000.txt","heading":"What we promise"}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO public.milestone VALUES ('27328aa8-4974-4f77-9e9f-399dcd994380', 'fc84f5fb-700f-4d17-8a0f-7799f4861add', 'Site found', 0, NULL, '2019-06-30');
INSERT INTO public.milestone VALUES ('763574b0-edd3-44b9-b214-29ab1148617b', 'fc84f5fb-700f-4d17-8a0f-7799f4861add', 'Doors open', 1, '2020-06-30', NULL);
INSERT INTO public.organisation VALUES ('dd7ccad5-3a73-4886-893a-ae85bc23d63e', 'council', 'The council', 'local-government');
INSERT INTO public.organisation VALUES ('35a70d8e-bf2c-4869-8d6c-ac3971282b39', 'trust', 'The trust', 'nhs');
INSERT INTO public.partner VALUES ('cb877527-9a71-4a93-a183-9a2f327c5e3c', 'dd7ccad5-3a73-4886-893a-ae85bc23d63e', 'partner', 'Leads.', 0, 1, NULL);
INSERT INTO public.partner VALUES ('cb877527-9a71-4a93-a183-9a2f327c5e3c', '35a70d8e-bf2c-4869-8d6c-ac3971282b39', 'partner', 'Helps.', 1, 1, NULL);
INSERT INTO public.person VALUES ('642cbbbd-6e83-4f83-b815-91baf92ed268', 'Ada Lovelace', '2026-11-21T12:00:00.000Z', 'ada@example.org', 0, 0, NULL, NULL);
INSERT INTO public.published_update VALUES ('9b4514de-9329-4868-a031-b15cd2f98fd9', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 1, NULL, '23dfdbd9-05cd-4d93-a90e-f5262c17ecec', 'Begun', '<p>We have <strong>begun</strong>.</p>', 'We have begun.', '[]', '48ff54ff571ce80c3876a312b85e252bfbbf48851fe1c64ab269b88fac077301', '2026-11-21T12:00:00.000Z', '[]', '2019', 'We have **begun**.', NULL, NULL, '{"file":"000.txt","heading":"What we promise"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.published_update VALUES ('389b31e4-991f-4f77-ab19-7422b8fe54ca', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 2, 'fc84f5fb-700f-4d17-8a0f-7799f4861add', NULL, 'A site', '<ul><li>found</li><li>paid</li></ul>', '- found
- paid', '[]', '8a5b457e1c161dfc020c0cdc7bbfc2e6ff019636e7facadaab21d295e7706ac5', '2026-11-21T12:00:00.000Z', '[]', '2019-Q4', '- found
- paid', NULL, NULL, '{"file":"000.txt","heading":"What we promise"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.roadmap VALUES ('cb877527-9a71-4a93-a183-9a2f327c5e3c', 'small', 'A small roadmap', 'Two partners and what they promised.', 'Less work for everyone.', '2019-01-01', '2030-12-31', '[{"file":"000.txt","heading":"What we promise"}]', '["endsOn"]', '2026-11-21T12:00:00.000Z', '2876a73904a878926cac8b049058a11900b60b1d0d82e1e33f82bf3afdfdf2c2', 1, 0, 9, 1, NULL);
INSERT INTO public.workstream VALUES ('23dfdbd9-05cd-4d93-a90e-f5262c17ecec', 'cb877527-9a71-4a93-a183-9a2f327c5e3c', 'together', 'Together', 'What both do.', 0, NULL, NULL, 1, NULL);
SELECT pg_catalog.setval('public.search_entry_number_seq', 1, false);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_slug UNIQUE (roadmap_id, slug);
ALTER TABLE ONLY public.action_support
    ADD CONSTRAINT action_support_key PRIMARY KEY (action_id, organisation_id);
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_position UNIQUE (meeting_id, "position");
ALTER TABLE ONLY public.agreement_answer
    ADD CONSTRAINT agreement_answer_key PRIMARY KEY (agreement_id, number);
ALTER TABLE ONLY public.agreement_party
    ADD CONSTRAINT agreement_party_key PRIMARY KEY (agreement_id, organisation_id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_round UNIQUE (action_id, round);
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_number UNIQUE (roadmap_id, number);
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_revision UNIQUE (roadmap_id, revision);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_position UNIQUE (thread_id, "position");
ALTER TABLE ONLY public.comment_thread
    ADD CONSTRAINT comment_thread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_number UNIQUE (roadmap_id, number);
ALTER TABLE ONLY public.decision_organisation
    ADD CONSTRAINT decision_organisation_key PRIMARY KEY (decision_id, organisation_id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_action UNIQUE (action_id);
ALTER TABLE ONLY public.document_client
    ADD CONSTRAINT document_client_key PRIMARY KEY (document_id, client_id);
ALTER TABLE ONLY public.document_lock
    ADD CONSTRAINT document_lock_pkey PRIMARY KEY (document_id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_meeting UNIQUE (meeting_id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_name UNIQUE (name);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.document_snapshot
    ADD CONSTRAINT document_snapshot_key PRIMARY KEY (document_id, through_seq);
ALTER TABLE ONLY public.document_update
    ADD CONSTRAINT document_update_key PRIMARY KEY (document_id, seq);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_number UNIQUE (document_id, number);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_once UNIQUE (follower_id, roadmap_id, subject_type, subject_id);
ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_stop_key_key UNIQUE (stop_key);
ALTER TABLE ONLY public.follower
    ADD CONSTRAINT follower_email_key UNIQUE (email);
ALTER TABLE ONLY public.follower
    ADD CONSTRAINT follower_manage_key_key UNIQUE (manage_key);
ALTER TABLE ONLY public.follower
    ADD CONSTRAINT follower_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_key PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_person UNIQUE (issuer, person_id);
ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_address UNIQUE (roadmap_id, organisation_id, email);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_link UNIQUE (link_id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.job_lease
    ADD CONSTRAINT job_lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.last_visit
    ADD CONSTRAINT last_visit_key PRIMARY KEY (person_id, roadmap_id);
ALTER TABLE ONLY public.mail_queue
    ADD CONSTRAINT mail_queue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT measure_slug UNIQUE (roadmap_id, slug);
ALTER TABLE ONLY public.measurement
    ADD CONSTRAINT measurement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.measurement
    ADD CONSTRAINT measurement_position UNIQUE (measure_id, "position");
ALTER TABLE ONLY public.meeting_person
    ADD CONSTRAINT meeting_person_key PRIMARY KEY (meeting_id, person_id);
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_slug UNIQUE (roadmap_id, slug);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_key PRIMARY KEY (roadmap_id, person_id, organisation_id);
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT milestone_position UNIQUE (action_id, "position");
ALTER TABLE ONLY public.notification_setting
    ADD CONSTRAINT notification_setting_key PRIMARY KEY (person_id, topic);
ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT one_time_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT one_time_link_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_slug UNIQUE (slug);
ALTER TABLE ONLY public.partner
    ADD CONSTRAINT partner_key PRIMARY KEY (roadmap_id, organisation_id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_digest
    ADD CONSTRAINT person_digest_key PRIMARY KEY (person_id, roadmap_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email UNIQUE (email);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_setting
    ADD CONSTRAINT person_setting_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_number UNIQUE (roadmap_id, number);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roadmap
    ADD CONSTRAINT roadmap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roadmap
    ADD CONSTRAINT roadmap_slug UNIQUE (slug);
ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT search_entry_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT search_entry_subject_id_key UNIQUE (subject_id);
ALTER TABLE ONLY public.search_state
    ADD CONSTRAINT search_state_pkey PRIMARY KEY (roadmap_id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.slug_redirect
    ADD CONSTRAINT slug_redirect_key PRIMARY KEY (kind, scope, slug);
ALTER TABLE ONLY public.update_correction
    ADD CONSTRAINT update_correction_key PRIMARY KEY (update_id, version);
ALTER TABLE ONLY public.update_withdrawal
    ADD CONSTRAINT update_withdrawal_pkey PRIMARY KEY (update_id);
ALTER TABLE ONLY public.workstream
    ADD CONSTRAINT workstream_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workstream
    ADD CONSTRAINT workstream_slug UNIQUE (roadmap_id, slug);
CREATE INDEX action_by_lead_organisation_id ON public.action USING btree (lead_organisation_id);
CREATE INDEX action_by_workstream_id ON public.action USING btree (workstream_id);
CREATE INDEX action_support_by_organisation_id ON public.action_support USING btree (organisation_id);
CREATE UNIQUE INDEX agreement_open ON public.agreement USING btree (action_id) WHERE (state = 'open'::text);
CREATE INDEX agreement_party_by_organisation_id ON public.agreement_party USING btree (organisation_id);
CREATE INDEX ask_by_meeting_id ON public.ask USING btree (meeting_id);
CREATE INDEX ask_by_to ON public.ask USING btree (to_organisation_id, state);
CREATE INDEX audit_event_about_person_id ON public.audit_event USING btree (about_person_id);
CREATE INDEX audit_event_at_id ON public.audit_event USING btree (at, id);
CREATE INDEX audit_event_kind_at ON public.audit_event USING btree (kind, at);
CREATE INDEX audit_event_person_id ON public.audit_event USING btree (person_id);
CREATE INDEX change_by_roadmap_id_at ON public.change USING btree (roadmap_id, at);
CREATE INDEX change_by_subject_id_revision ON public.change USING btree (subject_id, revision);
CREATE INDEX comment_thread_by_document_id ON public.comment_thread USING btree (document_id, created_at);
CREATE INDEX decision_by_meeting_id ON public.decision USING btree (meeting_id);
CREATE UNIQUE INDEX document_private_meeting ON public.document USING btree (private_meeting_id);
CREATE UNIQUE INDEX document_version_automatic ON public.document_version USING btree (document_id, seq) WHERE (kind = 'automatic'::text);
CREATE INDEX document_version_seq ON public.document_version USING btree (document_id, seq);
CREATE INDEX follow_by_roadmap_id ON public.follow USING btree (roadmap_id);
CREATE INDEX invitation_by_email ON public.invitation USING btree (email);
CREATE INDEX mail_queue_by_follow_id ON public.mail_queue USING btree (follow_id);
CREATE INDEX mail_queue_by_person_id ON public.mail_queue USING btree (person_id);
CREATE INDEX mail_queue_by_try_at ON public.mail_queue USING btree (try_at);
CREATE INDEX meeting_by_roadmap_id_starts_at ON public.meeting USING btree (roadmap_id, starts_at);
CREATE INDEX membership_by_person_id ON public.membership USING btree (person_id);
CREATE INDEX one_time_link_expires_at ON public.one_time_link USING btree (expires_at);
CREATE INDEX one_time_link_person_id ON public.one_time_link USING btree (person_id);
CREATE INDEX passkey_person_id ON public.passkey USING btree (person_id);
CREATE INDEX published_update_by_action_id_number ON public.published_update USING btree (action_id, number);
CREATE INDEX published_update_by_workstream_id_number ON public.published_update USING btree (workstream_id, number);
CREATE INDEX search_entry_by_roadmap_id ON public.search_entry USING btree (roadmap_id);
CREATE INDEX search_entry_by_words ON public.search_entry USING gin (array_to_tsvector(string_to_array(words, ' '::text)));
CREATE INDEX session_by_expires_at ON public.session USING btree (expires_at);
CREATE INDEX session_by_person_id ON public.session USING btree (person_id);
CREATE TRIGGER agreement_answer_kept BEFORE TRUNCATE ON public.agreement_answer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_agreement_answer_change();
CREATE TRIGGER agreement_answer_locked BEFORE DELETE OR UPDATE ON public.agreement_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_agreement_answer_change();
CREATE TRIGGER change_kept BEFORE TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change_change();
CREATE TRIGGER change_locked BEFORE DELETE OR UPDATE ON public.change FOR EACH ROW EXECUTE FUNCTION public.refuse_change_change();
CREATE TRIGGER document_version_kept BEFORE TRUNCATE ON public.document_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_version_change();
CREATE TRIGGER document_version_locked BEFORE DELETE OR UPDATE ON public.document_version FOR EACH ROW EXECUTE FUNCTION public.refuse_version_change();
CREATE TRIGGER published_update_kept BEFORE TRUNCATE ON public.published_update FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_published_update_change();
CREATE TRIGGER published_update_locked BEFORE DELETE OR UPDATE ON public.published_update FOR EACH ROW EXECUTE FUNCTION public.refuse_published_update_change();
CREATE TRIGGER update_correction_kept BEFORE TRUNCATE ON public.update_correction FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_update_correction_change();
CREATE TRIGGER update_correction_locked BEFORE DELETE OR UPDATE ON public.update_correction FOR EACH ROW EXECUTE FUNCTION public.refuse_update_correction_change();
CREATE TRIGGER update_withdrawal_kept BEFORE TRUNCATE ON public.update_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_update_withdrawal_change();
CREATE TRIGGER update_withdrawal_locked BEFORE DELETE OR UPDATE ON public.update_withdrawal FOR EACH ROW EXECUTE FUNCTION public.refuse_update_withdrawal_change();
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_lead_organisation_id_fkey FOREIGN KEY (lead_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_status_organisation_id_fkey FOREIGN KEY (status_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_status_person_id_fkey FOREIGN KEY (status_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.action_support
    ADD CONSTRAINT action_support_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.action_support
    ADD CONSTRAINT action_support_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_workstream_id_fkey FOREIGN KEY (workstream_id) REFERENCES public.workstream(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id);
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES public.ask(id);
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT agenda_item_presenter_id_fkey FOREIGN KEY (presenter_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id);
ALTER TABLE ONLY public.agreement_answer
    ADD CONSTRAINT agreement_answer_party FOREIGN KEY (agreement_id, organisation_id) REFERENCES public.agreement_party(agreement_id, organisation_id);
ALTER TABLE ONLY public.agreement_answer
    ADD CONSTRAINT agreement_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_ended_organisation_id_fkey FOREIGN KEY (ended_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_ended_person_id_fkey FOREIGN KEY (ended_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.agreement_party
    ADD CONSTRAINT agreement_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);
ALTER TABLE ONLY public.agreement_party
    ADD CONSTRAINT agreement_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_update_id_fkey FOREIGN KEY (update_id) REFERENCES public.published_update(id);
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_item(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_from_organisation_id_fkey FOREIGN KEY (from_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_about_person_id_fkey FOREIGN KEY (about_person_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.comment_thread
    ADD CONSTRAINT comment_thread_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES public.comment_thread(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment_thread
    ADD CONSTRAINT comment_thread_resolved_organisation_id_fkey FOREIGN KEY (resolved_organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.comment_thread
    ADD CONSTRAINT comment_thread_resolved_person_id_fkey FOREIGN KEY (resolved_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_item(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decision_organisation
    ADD CONSTRAINT decision_organisation_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decision_organisation
    ADD CONSTRAINT decision_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id);
ALTER TABLE ONLY public.document_client
    ADD CONSTRAINT document_client_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_client
    ADD CONSTRAINT document_client_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_client
    ADD CONSTRAINT document_client_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_lock
    ADD CONSTRAINT document_lock_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_lock
    ADD CONSTRAINT document_lock_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_private_meeting_id_fkey FOREIGN KEY (private_meeting_id) REFERENCES public.meeting(id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_snapshot
    ADD CONSTRAINT document_snapshot_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_update
    ADD CONSTRAINT document_update_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_update
    ADD CONSTRAINT document_update_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_follower_id_fkey FOREIGN KEY (follower_id) REFERENCES public.follower(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.follow
    ADD CONSTRAINT follow_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_invited_by_id_fkey FOREIGN KEY (invited_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.last_visit
    ADD CONSTRAINT last_visit_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.last_visit
    ADD CONSTRAINT last_visit_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_queue
    ADD CONSTRAINT mail_queue_follow_id_fkey FOREIGN KEY (follow_id) REFERENCES public.follow(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_queue
    ADD CONSTRAINT mail_queue_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_queue
    ADD CONSTRAINT mail_queue_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT measure_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT measure_workstream_id_fkey FOREIGN KEY (workstream_id) REFERENCES public.workstream(id);
ALTER TABLE ONLY public.measurement
    ADD CONSTRAINT measurement_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES public.measure(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_chair_id_fkey FOREIGN KEY (chair_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_led_item_id_fkey FOREIGN KEY (led_item_id) REFERENCES public.agenda_item(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.meeting_person
    ADD CONSTRAINT meeting_person_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.meeting_person
    ADD CONSTRAINT meeting_person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.meeting_person
    ADD CONSTRAINT meeting_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT milestone_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notification_setting
    ADD CONSTRAINT notification_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT one_time_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.partner
    ADD CONSTRAINT partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.partner
    ADD CONSTRAINT partner_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_digest
    ADD CONSTRAINT person_digest_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_digest
    ADD CONSTRAINT person_digest_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_setting
    ADD CONSTRAINT person_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_action_id_fkey FOREIGN KEY (action_id) REFERENCES public.action(id);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.document(id);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.published_update
    ADD CONSTRAINT published_update_workstream_id_fkey FOREIGN KEY (workstream_id) REFERENCES public.workstream(id);
ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT search_entry_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_state
    ADD CONSTRAINT search_state_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.update_correction
    ADD CONSTRAINT update_correction_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.update_correction
    ADD CONSTRAINT update_correction_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.update_correction
    ADD CONSTRAINT update_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.update_correction
    ADD CONSTRAINT update_correction_update_id_fkey FOREIGN KEY (update_id) REFERENCES public.published_update(id);
ALTER TABLE ONLY public.update_withdrawal
    ADD CONSTRAINT update_withdrawal_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.update_withdrawal
    ADD CONSTRAINT update_withdrawal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.update_withdrawal
    ADD CONSTRAINT update_withdrawal_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.update_withdrawal
    ADD CONSTRAINT update_withdrawal_update_id_fkey FOREIGN KEY (update_id) REFERENCES public.published_update(id);
ALTER TABLE ONLY public.workstream
    ADD CONSTRAINT workstream_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES public.roadmap(id) ON DELETE CASCADE;
