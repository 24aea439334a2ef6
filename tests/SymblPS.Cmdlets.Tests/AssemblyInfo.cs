// Connections are a matter of the process; tests that run at once would see each other's.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
