import { formatInstant } from "../../domain/dates.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Tag } from "../../ui/tag.tsx";
import { AccountFrame } from "./account-frame.tsx";

interface ShownSession {
	key: string;
	device: string | null;
	startedAt: string;
	usedAt: string;
	/** Whether it is the one of this browser. */
	here: boolean;
}

/** Where a person is signed in, and how to end it. */
export function SessionsPage({ sessions }: { sessions: ShownSession[] }) {
	return (
		<AccountFrame page="/account/sessions" title="Where you are signed in">
			<p className="govuk-body">
				A session ends by itself two weeks after it was last used. End one that you do not know, and look at
				your passkeys, too.
			</p>
			<ul className="app-account-lines">
				{sessions.map((session) => (
					<SessionLine key={session.key} session={session} />
				))}
			</ul>
			<Form method="post" reloadDocument>
				<Button look="warning" name="wish" value="everywhere">
					Sign out everywhere
				</Button>
			</Form>
		</AccountFrame>
	);
}

function SessionLine({ session }: { session: ShownSession }) {
	const device = session.device ?? "A browser";
	return (
		<li className="app-account-line">
			<div>
				<strong>{device}</strong> {session.here && <Tag colour="blue">This browser</Tag>}
				<p className="app-note">
					Last used on {formatInstant(session.usedAt)}. Signed in on {formatInstant(session.startedAt)}.
				</p>
			</div>
			{/* A whole page load: ending the own session leads out of the workspace. */}
			<Form method="post" reloadDocument>
				<input type="hidden" name="key" value={session.key} />
				<Button look="secondary" name="wish" value="end">
					End <span className="govuk-visually-hidden">the session of {device}</span>
				</Button>
			</Form>
		</li>
	);
}
