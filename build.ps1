<#
.SYNOPSIS
    Builds, tests and shows SymblPS on any system with PowerShell 7 and the .NET SDK 10; build.sh is its twin for machines without PowerShell.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 demo -- ./my-call.wav 2
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'demo', 'docs', 'coverage', 'bench', 'accuracy', 'pack', 'clean')]
    [string] $Task = 'build',

    # Arguments of the task.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$configuration = 'Release'
$Arguments = @($Arguments | Where-Object { $_ -ne '--' })
# Test projects in the order of their dependencies: what a failure breaks comes after it.
$testProjects = 'Symbl.Speech.Tests', 'SymblPS.Client.Tests', 'Symbl.LocalServer.Tests', 'SymblPS.Cmdlets.Tests'

function Invoke-Dotnet {
    dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Build([string] $Project) { Invoke-Dotnet build $Project --configuration $configuration --nologo --verbosity quiet }

# In a session of its own: this one stays free of the module, and the next build can replace it.
function Invoke-Script([string] $Path) {
    & (Join-Path $PSHOME 'pwsh') -NoProfile -File $Path @Arguments | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Test {
    Build SymblPS.sln
    $sum = @{ passed = 0; failed = 0; skipped = 0 }
    $null = New-Item -ItemType Directory -Path output/test -Force
    foreach ($project in $testProjects) {
        "== $project" | Out-Host
        dotnet "tests/$project/bin/$configuration/net10.0/$project.dll" -noLogo @Arguments 2>&1 |
            ForEach-Object ToString | Tee-Object -FilePath "output/test/$project.log" | Where-Object { $_.Trim() } | Out-Host
        $text = (Get-Content "output/test/$project.log") -replace "`e\[[0-9;]*m"
        $found = $text | Select-String 'Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+)' | Select-Object -Last 1
        if (-not $found) {
            # A runner that ends badly without a summary counts as one failure: silence must not look like success.
            $sum.failed++
            continue
        }
        $total, $errors, $failed, $skipped = $found.Matches[0].Groups[1..4].Value.ForEach([int])
        $sum.passed += $total - $failed - $skipped
        $sum.failed += $failed + $errors
        $sum.skipped += $skipped
    }
    '== Pester' | Out-Host
    $result = & (Join-Path $PSHOME 'pwsh') -NoProfile -NonInteractive -File tests/Pester/Invoke-Suite.ps1 | Tee-Object -FilePath output/test/Pester.log
    $result | Where-Object { $_ -notlike 'pester:*' } | Out-Host
    $line = $result | Where-Object { $_ -like 'pester:*' -or $_ -like 'Left out:*' } | Select-Object -Last 1
    if ($line -like 'pester:*') {
        $failed, $skipped, $total = ($line -split '\s+')[1..3].ForEach([int])
        $sum.passed += $total - $failed - $skipped
        $sum.failed += $failed
        $sum.skipped += $skipped
    }
    elseif (-not $line) { $sum.failed++ }
    '{0} passed, {1} failed, {2} skipped' -f $sum.passed, $sum.failed, $sum.skipped | Out-Host
    if ($sum.failed) { exit 1 }
}

function Demo {
    $parameters = @{}
    # Relative to where the user is, not to the clone.
    if ($Arguments.Count -ge 1) { $parameters.Path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Arguments[0]) }
    if ($Arguments.Count -ge 2) { $parameters.SpeakerCount = [int]$Arguments[1] }
    Push-Location $PSScriptRoot
    try {
        Build src/Module/Module.csproj
        # In a session of its own: this one stays free of the module, and the next build can replace it.
        & (Join-Path $PSHOME 'pwsh') -NoProfile -File examples/demo.ps1 @($parameters.GetEnumerator().ForEach({ "-$($_.Key)", "$($_.Value)" }))
    }
    finally { Pop-Location }
}

# Measures speaker separation and writes the tables of docs/accuracy.md; an argument is a folder of real recordings with RTTM files.
function Accuracy {
    $own = @($Arguments)
    # Relative to where the user is, not to the clone.
    if ($own -and $own[0] -notlike '--*') { $own[0] = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($own[0]) }
    Push-Location $PSScriptRoot
    try {
        Build bench/Symbl.Speech.Bench/Symbl.Speech.Bench.csproj
        Invoke-Dotnet "bench/Symbl.Speech.Bench/bin/$configuration/net10.0/Symbl.Speech.Bench.dll" accuracy @own
    }
    finally { Pop-Location }
}

if ($Task -eq 'accuracy') {
    Accuracy
    exit 0
}

if ($Task -eq 'demo') {
    Demo
    exit $LASTEXITCODE
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'build' { Build src/Module/Module.csproj; 'The module is in output/SymblPS.' }
        'test' { Test }
        'docs' { Build src/Module/Module.csproj; Invoke-Script docs/Update-Help.ps1 }
        'coverage' {
            # Takes the tour of the contract and writes docs/coverage.md from what it saw.
            Build tests/SymblPS.Cmdlets.Tests/SymblPS.Cmdlets.Tests.csproj
            $env:SYMBLPS_UPDATE_COVERAGE = '1'
            try { Invoke-Dotnet "tests/SymblPS.Cmdlets.Tests/bin/$configuration/net10.0/SymblPS.Cmdlets.Tests.dll" -noLogo -class SymblPS.Cmdlets.Tests.Contract.ContractTests }
            finally { $env:SYMBLPS_UPDATE_COVERAGE = $null }
        }
        'bench' { Build src/Module/Module.csproj; Invoke-Script bench/Measure-All.ps1 }
        'pack' {
            Build src/Module/Module.csproj
            Invoke-Dotnet msbuild src/Module/Module.csproj -nologo -verbosity:quiet -target:PackModule "-property:Configuration=$configuration"
        }
        'clean' {
            if (Test-Path output) { Remove-Item output -Recurse -Force }
            Invoke-Dotnet clean SymblPS.sln --configuration $configuration --nologo --verbosity quiet
        }
    }
}
finally { Pop-Location }
