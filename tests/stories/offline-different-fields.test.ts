import { expect, story } from '../support/story.ts';

story(
	'Eszter changes the value on the train while Jana writes the reference',
	async ({ enter }) => {
		const [eszter, jana] = await Promise.all([enter('eszter'), enter('jana')]);
		await Promise.all([eszter.openDeal('Csarnokfűtés'), jana.openDeal('Csarnokfűtés')]);

		await eszter.goOffline();
		await eszter.setFact('Value', '31 200');
		await expect(eszter.status).toHaveText('Offline – 1 change waiting');

		await jana.setFact('Reference', 'JV-26-0142');
		await jana.expectSaved();

		await eszter.goOnline();
		await eszter.expectSaved();
		for (const person of [eszter, jana]) {
			await expect(person.fact('Value')).toHaveValue('€31,200');
			await expect(person.fact('Reference')).toHaveValue('JV-26-0142');
		}
	}
);
