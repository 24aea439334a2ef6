# The task 'test': build with analyzers, format check, all test projects and the Pester suite, coverage against its floors.
# Test projects are found by folder (tests/*.Tests), so that a new one cannot be forgotten. The current folder is the top of the clone.

Set-StrictMode -Version 3.0
Import-Module -Name (Join-Path $PSScriptRoot 'Build.psm1'), (Join-Path $PSScriptRoot 'Coverage.psm1')

# The suites that take longest start first, so that two of them at a time end together. The order has no other meaning.
$longest = 'Pester', 'Symbl.LocalServer.Tests', 'SymblPS.Cmdlets.Tests', 'Symbl.Speech.Tests', 'SymblPS.Client.Tests'
$logs = 'output/test'

function Get-TestProject { (Get-ChildItem -Path tests -Directory -Filter *.Tests | Sort-Object -Property Name).Name }

<# The command of a suite: an executable and its arguments. #>
function Get-SuiteCommand([Parameter(Mandatory)] [string] $Name, [string[]] $Argument = @()) {
    switch ($Name) {
        'Format' { 'dotnet', 'format', 'whitespace', '.', '--folder', '--verify-no-changes' }
        'Pester' {
            if ($env:SYMBLPS_PWSH) { $env:SYMBLPS_PWSH } else { Get-PowerShellCommand }
            '-NoLogo', '-NoProfile', '-NonInteractive', '-File', 'tests/Pester/Invoke-Suite.ps1'
            if ($Argument) { '-Name', ($Argument -join ',') }
        }
        default { @('dotnet', (Get-OutputAssembly "tests/$Name"), '-noLogo', '-noColor') + $Argument }
    }
}

<#
    The numbers of a suite from its output and exit code. A suite that ends badly without a failed test, or without a summary, counts as one
    failure: silence must not look like success.
#>
function Read-SuiteOutput([Parameter(Mandatory)] [string] $Name, [AllowEmptyCollection()] [AllowEmptyString()] [string[]] $Line = @(), [int] $ExitCode) {
    $passed = $failed = $skipped = $complete = 0
    $skips = for ($i = 0; $i -lt $Line.Count; $i++) {
        switch -Regex ($Line[$i]) {
            'Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+)' {
                # An error is a failure outside of a test, and is not in the total.
                $total, $errors, $failed, $skipped = [int[]]$Matches[1..4]
                $passed, $failed, $complete = ($total - $failed - $skipped), ($failed + $errors), 1
            }
            '^pester: (\d+) (\d+) (\d+)$' {
                $failed, $skipped, $total = [int[]]$Matches[1..3]
                $passed, $complete = ($total - $failed - $skipped), 1
            }
            '^\s+(\S.*) \[SKIP\]$' { [pscustomobject]@{ Test = $Matches[1]; Reason = "$($Line[$i + 1])".Trim() } }
            '^Skipped: (.+?): (.+)$' { [pscustomobject]@{ Test = $Matches[1]; Reason = $Matches[2] } }
        }
    }
    if ($Name -eq 'Format') { $failed = [int]($ExitCode -ne 0) }
    elseif (-not $complete -or ($ExitCode -ne 0 -and $failed -eq 0)) { $failed++ }
    [pscustomobject]@{ Name = $Name; Passed = $passed; Failed = $failed; Skipped = $skipped; Skips = @($skips); Seconds = 0.0; Lines = $Line }
}

<# Runs a suite and gives its numbers. -Live shows each line as it comes; the log has them in any case. #>
function Invoke-Suite {
    param([Parameter(Mandatory)] [string] $Name, [string[]] $Argument = @(), [switch] $Live)
    $log = Join-Path $logs "$Name.log"
    $executable, $rest = @(Get-SuiteCommand $Name $Argument)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    # A command without output, such as the format check of formatted files, leaves an empty log.
    Set-Content -LiteralPath $log -Value $null
    & $executable @rest 2>&1 | ForEach-Object { "$_" } | Tee-Object -FilePath $log |
        ForEach-Object { if ($Live -and $_.Trim() -and $_ -notlike 'pester: *') { Out-Host -InputObject $_ } }
    $result = Read-SuiteOutput $Name @(Get-Content -LiteralPath $log) $LASTEXITCODE
    $result.Seconds = $clock.Elapsed.TotalSeconds
    $result
}

<# The output of a suite without empty lines; the format check reports a line for each space, and is reduced to the files. #>
function Get-ReadableLine([Parameter(Mandatory)] $Result) {
    if ($Result.Name -eq 'Format') {
        $files = @($Result.Lines -match 'error WHITESPACE' -replace '\(\d+,\d+\): error.*' | Select-Object -Unique)
        $files | ForEach-Object { "Not formatted: $([System.IO.Path]::GetRelativePath($PWD.ProviderPath, $_))" }
        if ($Result.Failed -and -not $files) { $Result.Lines }
    }
    else { $Result.Lines | Where-Object { $_.Trim() -and $_ -notlike 'pester: *' } }
}

<# The skipped tests by reason, then the sum alone on the last line. #>
function Write-TestSum([Parameter(Mandatory)] [object[]] $Result, [int] $FailedChecks = 0) {
    foreach ($group in $Result | ForEach-Object { $_.Skips } | Group-Object -Property Reason) {
        "Skipped, $($group.Count): $($group.Name)" | Out-Host
        $group.Group | ForEach-Object { "    $($_.Test)" } | Out-Host
    }
    $sum = $Result | Measure-Object -Property Passed, Failed, Skipped -Sum
    '{0} passed, {1} failed, {2} skipped' -f $sum[0].Sum, ($sum[1].Sum + $FailedChecks), $sum[2].Sum | Out-Host
    $sum[1].Sum + $FailedChecks -eq 0
}

function Initialize-Test {
    $null = New-Item -ItemType Directory -Path $logs -Force
    try { Build-Project build/Tools.csproj }
    catch { throw "The test command cannot get Pester and coverlet from NuGet: $($_.Exception.Message) Check the NuGet sources ('dotnet nuget list source')." }
}

<# Everything: what continuous integration runs. Gives whether all went well. #>
function Invoke-AllTests {
    Build-Project (Get-Solution)
    Initialize-Test
    $all = @('Pester', 'Format') + @(Get-TestProject)
    $suites = @($longest | Where-Object { $_ -in $all }) + @($all | Where-Object { $_ -notin $longest })
    $module = Join-Path $PSScriptRoot 'Testing.psm1'
    Enable-Coverage
    try {
        # Two at a time: each suite waits for processes and sockets a good part of its time.
        $results = $suites | ForEach-Object -ThrottleLimit 2 -Parallel {
            Set-StrictMode -Version 3.0
            $ErrorActionPreference = 'Stop'
            Import-Module -Name $using:module
            Invoke-Suite $_
        } | ForEach-Object {
            '== {0} ({1:0} s)' -f $_.Name, $_.Seconds | Out-Host
            Get-ReadableLine $_ | Out-Host
            $_
        }
        Wait-InstrumentedProcess
    }
    finally { Restore-BuiltAssembly }
    $missing = @($suites | Where-Object { $_ -notin $results.Name })
    foreach ($suite in $missing) { "'$suite' did not run to its end." | Out-Host }
    '== Coverage of lines' | Out-Host
    $covered = Test-Coverage
    $unformatted = @($results | Where-Object { $_.Name -eq 'Format' -and $_.Failed })
    if ($unformatted) { "Some files are not formatted: run 'bash build.sh format'." | Out-Host }
    Write-TestSum $results -FailedChecks ($missing.Count + [int](-not $covered))
}

<# One test project with arguments of the xunit runner, such as -class. Gives whether all went well. #>
function Invoke-TestProject([Parameter(Mandatory)] [string] $Name, [Parameter(ValueFromRemainingArguments)] [string[]] $Argument = @()) {
    $null = New-Item -ItemType Directory -Path $logs -Force
    Build-Project "tests/$Name/$Name.csproj"
    Write-TestSum (Invoke-Suite $Name $Argument -Live)
}

<# The Pester suite, or some of its files, against the staged module. Gives whether all went well. #>
function Invoke-PesterSuite([string[]] $File = @()) {
    Build-Project src/Module/Module.csproj
    Initialize-Test
    Write-TestSum (Invoke-Suite Pester $File -Live)
}

function Resolve-TestProject([Parameter(Mandatory)] [string] $Name) {
    $found = @(Get-TestProject | Where-Object { $_ -eq $Name -or $_ -eq "$Name.Tests" })
    if (-not $found) { throw "No test project is named '$Name'. Test projects: $((Get-TestProject) -join ', '); and Pester." }
    $found[0]
}

<# 'test', 'test <project> [arguments]' and 'test Pester [files]'. Gives whether all went well. #>
function Invoke-TestTask([string[]] $Argument = @()) {
    $name, $rest = $Argument
    $rest = @($rest) -ne $null
    if (-not $Argument) { Invoke-AllTests }
    elseif ($name -eq 'Pester') { Invoke-PesterSuite $rest }
    elseif ($name -like '-*') { throw "Name the test project before '$name'. Test projects: $((Get-TestProject) -join ', ')." }
    else { Invoke-TestProject (Resolve-TestProject $name) @rest }
}

<# Builds a test project and runs it at each change, until Ctrl+C. #>
function Watch-TestProject([string[]] $Argument = @()) {
    if (-not $Argument) { throw "Name a test project: $((Get-TestProject) -join ', ')." }
    $name, $rest = $Argument
    $name = Resolve-TestProject $name
    $rest = @($rest) -ne $null
    Invoke-Dotnet watch --no-hot-reload --project "tests/$name/$name.csproj" run --configuration (Get-Configuration) '--' -noLogo @rest
}

Export-ModuleMember -Function Invoke-TestTask, Invoke-TestProject, Watch-TestProject, Invoke-Suite, Read-SuiteOutput
