// Connections belong to the process, so parallel tests would share them.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
