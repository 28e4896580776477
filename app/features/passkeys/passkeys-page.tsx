import { formatDay, formatInstant } from "../../domain/dates.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

interface ShownPasskey {
	id: string;
	name: string;
	backedUp: boolean;
	addedAt: string;
	usedAt: string | null;
}

interface PasskeysPageProps {
	passkeys: ShownPasskey[];
	/** Whether browsers keep passkeys for the address of this installation. */
	possible: boolean;
	/** A name for the passkey that would be added in this browser. */
	suggestion: string;
	/** A new name that was refused, for which passkey, and why. */
	refused: RefusedName | undefined;
}

interface RefusedName {
	id: string;
	name: string;
	message: string;
}

/** A person's passkeys: add one, rename one, remove one. */
export function PasskeysPage({ passkeys, possible, suggestion, refused }: PasskeysPageProps) {
	return (
		<AccountFrame page="/account/passkeys" title="Passkeys">
			{refused && <ErrorSummary errors={[{ text: refused.message, href: `#name-${refused.id}` }]} />}
			<p className="govuk-body">
				A passkey signs you in with your fingerprint, your face or the lock of your device, without a letter.
				What it knows stays on the device.
			</p>
			{passkeys.length === 0 && <p className="govuk-body">You have no passkey yet.</p>}
			<ul className="app-account-lines">
				{passkeys.map((passkey) => (
					<PasskeyLine
						key={`${passkey.id} ${passkey.name}`}
						passkey={passkey}
						refused={refused?.id === passkey.id ? refused : undefined}
					/>
				))}
			</ul>
			{possible ? (
				<PasskeyForm suggestion={suggestion} />
			) : (
				<p className="govuk-inset-text">
					Passkeys need an address with a name, and this installation is reached by a number. Whoever runs it
					can set ORIGIN.
				</p>
			)}
		</AccountFrame>
	);
}

function PasskeyLine({ passkey, refused }: { passkey: ShownPasskey; refused: RefusedName | undefined }) {
	const { id, name, backedUp, addedAt, usedAt } = passkey;
	return (
		<li className="app-account-line">
			<div>
				<strong className="app-wrap">{name}</strong>
				<p className="app-note">
					Added on {formatDay(addedAt)},{" "}
					{usedAt === null ? "never used" : `last used on ${formatInstant(usedAt)}`}.{" "}
					{backedUp ? "Kept in your account with its maker." : "Kept on one device only."}
				</p>
				<Details
					open={refused !== undefined}
					summary={
						<>
							Rename <span className="govuk-visually-hidden">the passkey {name}</span>
						</>
					}
				>
					<Form method="post">
						<input type="hidden" name="id" value={id} />
						<TextInput
							id={`name-${id}`}
							name="name"
							label="Call this passkey"
							defaultValue={refused?.name ?? name}
							error={refused?.message}
						/>
						<Button look="secondary" name="intent" value="rename">
							Rename
						</Button>
					</Form>
				</Details>
			</div>
			<Form method="post">
				<input type="hidden" name="id" value={id} />
				<Button look="secondary">
					Remove <span className="govuk-visually-hidden">the passkey {name}</span>
				</Button>
			</Form>
		</li>
	);
}
