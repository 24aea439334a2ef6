# Coverage of lines. The suites run against instrumented assemblies: in the test processes, in the module's private load context, in child
# sessions and in local servers, which all write their hits to the same files as they end. A process that is killed writes none.

Set-StrictMode -Version 3.0
Import-Module -Name (Join-Path $PSScriptRoot 'Build.psm1')

$originals = Get-OriginalAssemblyFolder
$folder = Split-Path -Path $originals
$instrumented = Join-Path $folder 'instrumented'
$floorFile = Join-Path $PSScriptRoot 'coverage-floors.psd1'

<# The projects of src/ that have code. #>
function Get-CodeProject {
    (Get-ChildItem -Path src -Directory | Where-Object {
            (Test-Path -Path (Join-Path $_ '*.csproj')) -and (Get-ChildItem -LiteralPath $_ -Filter *.cs -File -Recurse | Where-Object FullName -NotMatch '[\\/]obj[\\/]')
        } | Sort-Object -Property Name).Name
}

<#
    The copies of a project's assembly that tests load: the same bytes under the same name. The output folder of the cmdlets is not among them. It
    holds the libraries of the module as the build made them, and tests check their size there.
#>
function Get-AssemblyCopy([Parameter(Mandatory)] [string] $Name) {
    $hash = (Get-FileHash -LiteralPath (Join-Path $originals "$Name.dll")).Hash
    $places = @(Get-Item -Path 'src/*/bin', 'tests/*/bin', 'bench/*/bin', 'output/SymblPS' -ErrorAction Ignore | Where-Object FullName -NotMatch 'SymblPS\.Cmdlets[\\/]bin$')
    Get-ChildItem -LiteralPath $places.FullName -Filter "$Name.dll" -File -Recurse | Where-Object { (Get-FileHash -LiteralPath $_).Hash -eq $hash }
}

function Invoke-CoverageTarget([Parameter(Mandatory)] [string] $Target) {
    $module = @(Get-ChildItem -Path $instrumented -Filter *.dll)[0].FullName
    Invoke-Target build/Tools.csproj $Target @{ CoverageFolder = $folder; CoverageModule = $module } -Verbosity quiet
}

<# Instruments the assemblies that the build made, and puts the instrumented ones in the place of all copies. Restore-BuiltAssembly takes them back. #>
function Enable-Coverage {
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $originals, $instrumented
    $projects = Get-CodeProject
    foreach ($name in $projects) {
        $built = Get-OutputAssembly "src/$name"
        Copy-Item -LiteralPath $built -Destination $originals
        Copy-Item -LiteralPath $built, ([System.IO.Path]::ChangeExtension($built, '.pdb')) -Destination $instrumented
    }
    Invoke-CoverageTarget Instrument
    foreach ($name in $projects) {
        $copies = @(Get-AssemblyCopy $name)
        Set-Content -LiteralPath (Join-Path $originals "$name.copies") -Value $copies.FullName
        foreach ($copy in $copies) { Copy-Item -LiteralPath (Join-Path $instrumented "$name.dll") -Destination $copy }
    }
}

<# A local server ends a moment after its last owner, and its hits count too. #>
function Wait-InstrumentedProcess {
    $root = Split-Path -Path $PSScriptRoot
    $patience = [System.Diagnostics.Stopwatch]::StartNew()
    do {
        $running = @(Get-Process -Name dotnet -ErrorAction Ignore | Where-Object { "$($_.CommandLine)".Contains($root) -and $_.CommandLine -match 'Symbl\.LocalServer\.dll' })
        if (-not $running) { return }
        Start-Sleep -Milliseconds 200
    } while ($patience.Elapsed.TotalSeconds -lt 20)
    "Still running after the tests: $($running.Id -join ', ')" | Out-Host
}

<# Lines and covered lines of each file, from the report of coverlet. #>
function Read-Coverage {
    $report = [System.Text.Json.JsonDocument]::Parse([System.IO.File]::ReadAllText((Join-Path $folder 'coverage.json')))
    foreach ($module in $report.RootElement.EnumerateObject()) {
        foreach ($document in $module.Value.EnumerateObject()) {
            # Methods can share a line; a line counts once, and is covered if one of them ran it.
            $lines = @{}
            foreach ($class in $document.Value.EnumerateObject()) {
                foreach ($method in $class.Value.EnumerateObject()) {
                    foreach ($line in $method.Value.GetProperty('Lines').EnumerateObject()) {
                        $lines[$line.Name] = $lines[$line.Name] -or $line.Value.GetInt32() -gt 0
                    }
                }
            }
            [pscustomobject]@{
                Project = [System.IO.Path]::GetFileNameWithoutExtension($module.Name); File = $document.Name
                Lines = $lines.Count; Covered = @($lines.Values -eq $true).Count
            }
        }
    }
}

<# Prints the table of coverage; gives whether all projects reach their floors. #>
function Test-Coverage {
    Invoke-CoverageTarget ReportCoverage
    $floors = Import-PowerShellDataFile -LiteralPath $floorFile
    $files = @(Read-Coverage)
    $good = $true
    $root = Split-Path -Path $PSScriptRoot
    $table = foreach ($project in Get-CodeProject) {
        $own = @($files | Where-Object Project -EQ $project)
        $lines = [int]($own | Measure-Object -Property Lines -Sum).Sum
        $percent = if ($lines) { 100.0 * ($own | Measure-Object -Property Covered -Sum).Sum / $lines } else { 0.0 }
        $below = -not $floors.ContainsKey($project) -or $percent -lt $floors[$project]
        if ($below) { $good = $false }
        [pscustomobject]@{ Project = $project; Lines = $lines; Percent = [math]::Floor($percent * 10) / 10; Floor = $floors[$project]; Below = $below; Files = $own }
    }
    $table | Format-Table -Property Project, Lines, Percent, Floor | Out-String | ForEach-Object Trim | Out-Host
    foreach ($row in $table | Where-Object Below) {
        if ($null -eq $row.Floor) { "src/$($row.Project) has no floor of coverage: add one to build/coverage-floors.psd1." | Out-Host }
        else { "src/$($row.Project) is below its floor of $($row.Floor) % of lines. The files with the most lines that no test ran:" | Out-Host }
        $row.Files | Sort-Object -Property { $_.Lines - $_.Covered } -Descending | Select-Object -First 10 |
            ForEach-Object { '    {0,5} of {1,5}  {2}' -f ($_.Lines - $_.Covered), $_.Lines, [System.IO.Path]::GetRelativePath($root, $_.File) } | Out-Host
    }
    $good
}

Export-ModuleMember -Function Enable-Coverage, Wait-InstrumentedProcess, Test-Coverage
