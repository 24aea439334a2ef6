# What all tasks share: the configuration, dotnet, and scripts in a session of their own. The current folder is the top of the clone.

Set-StrictMode -Version 3.0

function Get-Configuration { 'Release' }

<# The solution file at the top of the clone, whatever its format. #>
function Get-Solution {
    $found = @(Get-ChildItem -Path . -File | Where-Object { $_.Extension -in '.slnx', '.sln' } | Sort-Object -Property Extension -Descending)
    if (-not $found) { throw [System.IO.FileNotFoundException]::new('The clone has no solution file.') }
    $found[0].Name
}

<# Runs dotnet and shows its output; throws if it fails. #>
function Invoke-Dotnet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "'dotnet $($args[0])' ended with exit code $LASTEXITCODE." }
}

<# The folder of the assemblies that the build made, while instrumented ones are in their place. #>
function Get-OriginalAssemblyFolder { [System.IO.Path]::GetFullPath('output/coverage/originals', (Split-Path -Path $PSScriptRoot)) }

<#
    Puts the assemblies that the build made back in place of instrumented ones. Each list in the folder names the copies of one assembly. The build
    does this too, because an interrupted test run leaves instrumented assemblies behind, and they must not be published.
#>
function Restore-BuiltAssembly([string] $Folder = (Get-OriginalAssemblyFolder)) {
    foreach ($list in Get-ChildItem -Path $Folder -Filter *.copies -ErrorAction Ignore) {
        $original = [System.IO.Path]::ChangeExtension($list.FullName, '.dll')
        Get-Content -LiteralPath $list | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Copy-Item -LiteralPath $original -Destination $_ }
        Remove-Item -LiteralPath $list
    }
}

<# Builds a project or solution. Shows warnings and errors only. #>
function Build-Project([Parameter(Mandatory)] [string] $Path) {
    Restore-BuiltAssembly
    $output = & dotnet build $Path --configuration (Get-Configuration) --nologo --verbosity quiet
    $built = $LASTEXITCODE -eq 0
    $output | Where-Object { -not $built -or $_ -match '\bwarning\b' -and $_ -notmatch 'Warning\(s\)' } | Out-Host
    if (-not $built) { throw "'$Path' does not build." }
}

<# Runs a target of a project that is built. #>
function Invoke-Target([Parameter(Mandatory)] [string] $Project, [Parameter(Mandatory)] [string] $Target, [hashtable] $Property = @{}, [string] $Verbosity = 'minimal') {
    $properties = @($Property.GetEnumerator() | ForEach-Object { "-property:$($_.Key)=$($_.Value)" })
    Invoke-Dotnet msbuild $Project '-nologo' "-verbosity:$Verbosity" '-nodeReuse:false' "-target:$Target" "-property:Configuration=$(Get-Configuration)" @properties
}

<# The assembly that a project builds, for the one framework it has. #>
function Get-OutputAssembly([Parameter(Mandatory)] [string] $Folder) {
    $name = Split-Path -Path $Folder -Leaf
    $found = @(Get-ChildItem -Path (Join-Path $Folder 'bin' (Get-Configuration) '*' "$name.dll") -ErrorAction Ignore |
            Where-Object { $_.Directory.Name -notlike 'netstandard*' } | Sort-Object -Property LastWriteTimeUtc -Descending)
    if (-not $found) { throw [System.IO.FileNotFoundException]::new("'$Folder' is not built.") }
    $found[0].FullName
}

<# The command that starts this PowerShell: an executable, then its first arguments. As a .NET tool, PowerShell runs on the dotnet host. #>
function Get-PowerShellCommand {
    $executable = [System.Environment]::ProcessPath
    $executable
    if ([System.IO.Path]::GetFileNameWithoutExtension($executable) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' }
}

<# Runs a script in a session of its own: this session stays free of the module, so that the next build can replace it. #>
function Invoke-Script([Parameter(Mandatory)] [string] $Path, [string[]] $Argument = @()) {
    $executable, $first = @(Get-PowerShellCommand)
    $first = @($first) -ne $null
    & $executable @first -NoLogo -NoProfile -NonInteractive -File $Path @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Export-ModuleMember -Function *-*
