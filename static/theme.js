// Runs before the first paint: the theme that was chosen in this browser, or the system's.
try {
	const theme = localStorage.getItem('spolu.theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Storage is forbidden: the system's theme stands.
}
