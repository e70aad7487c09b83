// Runs before the first paint: the theme that was chosen in this browser, else that of who signed in
// here last, else the system's.
try {
	const theme = localStorage.getItem('spolu.theme') ?? localStorage.getItem('spolu.account.theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Storage is forbidden: the system's theme stands.
}
