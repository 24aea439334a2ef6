# Runs one task: Invoke-Task.ps1 [task] [arguments of the task]. build.sh and build.ps1 start it in the PowerShell of .config/dotnet-tools.json.
# A script without parameters: an argument such as '-class' belongs to the task, not to PowerShell.

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$tasks = [ordered]@{
    build          = 'Stages the module in output/SymblPS/<version>/.'
    test           = 'Runs all checks and tests. "test <project> [arguments]" runs one test project, "test Pester [files]" the Pester suite.'
    watch          = 'Builds a test project and runs it at each change of a source file: watch <project> [arguments].'
    format         = 'Formats all C# files. "test" fails if a file is not formatted.'
    demo           = 'Runs the demo: demo [recording] [number of speakers].'
    docs           = 'Makes the help from docs/help/.'
    examples       = 'Runs the examples of the documentation and updates their output: examples [-Check] [-Name <page>].'
    coverage       = 'Writes output/contract-coverage.md, the table of operations and cmdlets.'
    bench          = 'Measures import, first call, lists and uploads.'
    accuracy       = 'Measures diarization and writes the tables of docs/accuracy.md: accuracy [folder of recordings with RTTM files].'
    pack           = 'Makes output/package/SymblPS-<version>.zip.'
    publish        = 'Publishes the module: publish <registered repository, folder or URL>. The API key comes from SYMBLPS_API_KEY.'
    clean          = 'Removes what the tasks made.'
    help           = 'Lists the tasks.'
}
$task = if ($args.Count) { [string]$args[0] } else { 'build' }
$arguments = @($args | Select-Object -Skip 1 | Where-Object { $_ -ne '--' })
if (-not $tasks.Contains($task)) {
    [Console]::Error.WriteLine("Unknown task '$task'. Tasks: $($tasks.Keys -join ', ').")
    exit 2
}

$caller = $PWD.ProviderPath
Set-Location -LiteralPath (Split-Path -Path $PSScriptRoot)
Import-Module -Name (Join-Path $PSScriptRoot 'Build.psm1'), (Join-Path $PSScriptRoot 'Testing.psm1')

# A path relative to the caller's folder, not to the clone.
function Resolve-CallerPath([string] $Path) { [System.IO.Path]::GetFullPath($Path, $caller) }

try {
    switch ($task) {
        'build' { Build-Project src/Module/Module.csproj; 'The module is in output/SymblPS.' }
        'test' { if (-not (Invoke-TestTask -Argument $arguments)) { exit 1 } }
        'watch' { Watch-TestProject -Argument $arguments }
        'format' { Invoke-Dotnet format whitespace . --folder }
        'demo' {
            Build-Project src/Module/Module.csproj
            $parameters = @()
            if ($arguments.Count -ge 1) { $parameters += '-Path', (Resolve-CallerPath $arguments[0]) }
            if ($arguments.Count -ge 2) { $parameters += '-SpeakerCount', $arguments[1] }
            Invoke-Script examples/demo.ps1 $parameters
        }
        'docs' { Build-Project src/Module/Module.csproj; Invoke-Script docs/Update-Help.ps1 $arguments }
        'examples' { Build-Project src/Module/Module.csproj; Invoke-Script docs/Update-Examples.ps1 $arguments }
        'bench' { Build-Project src/Module/Module.csproj; Invoke-Script bench/Measure-All.ps1 $arguments }
        'coverage' {
            Invoke-TestProject SymblPS.Cmdlets.Tests -class SymblPS.Cmdlets.Tests.Contract.ContractTests
        }
        'accuracy' {
            # The first argument is a folder; the ones after it are options of the benchmark.
            if ($arguments -and $arguments[0] -notlike '--*') { $arguments[0] = Resolve-CallerPath $arguments[0] }
            Build-Project bench/Symbl.Speech.Bench/Symbl.Speech.Bench.csproj
            Invoke-Dotnet (Get-OutputAssembly bench/Symbl.Speech.Bench) accuracy @arguments
        }
        'pack' { Build-Project src/Module/Module.csproj; Invoke-Target src/Module/Module.csproj PackModule }
        'publish' {
            if ($arguments.Count -ne 1) { throw [ArgumentException]::new("'publish' takes one argument: a registered repository, a folder or a URL.") }
            Build-Project src/Module/Module.csproj
            Invoke-Script build/Publish-Module.ps1 @('-Repository', $arguments[0], '-BasePath', $caller)
        }
        'clean' {
            if (Test-Path -LiteralPath output) { Remove-Item -LiteralPath output -Recurse -Force }
            Invoke-Dotnet clean (Get-Solution) --configuration (Get-Configuration) --nologo --verbosity quiet
        }
        'help' { $tasks.GetEnumerator() | ForEach-Object { '{0,-10} {1}' -f $_.Key, $_.Value } }
    }
}
catch {
    [Console]::Error.WriteLine("$task failed: $($_.Exception.Message)")
    if ($env:SYMBLPS_BUILD_TRACE) { [Console]::Error.WriteLine($_.ScriptStackTrace) }
    exit 1
}
